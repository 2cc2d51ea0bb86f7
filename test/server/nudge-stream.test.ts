import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deactivatePerson, endSessions } from '../../src/server/accounts/people.ts';
import { beatMs } from '../../src/sync/nudge.ts';
import { incidentFields, newChange } from '../support/changes.ts';
import type { TestClient } from '../support/server.ts';
import { aWhileMs, type Ear, type NudgeTown, newNudgeTown } from './nudge-town.ts';

vi.setConfig({ testTimeout: 30_000 });

let town: NudgeTown;
let olive: TestClient;
let corin: TestClient;
let seq: number;
beforeEach(async () => {
  town = await newNudgeTown();
  olive = await town.server.signIn('olive-officer');
  corin = await town.server.signIn('corin-coordinator');
  seq = 0;
});

/** Olive logs an incident, which Corin may see. */
async function log(note: string): Promise<void> {
  const change = newChange(`incident ${++seq}`, seq, { fields: { ...incidentFields, note } });
  const { outcomes } = await olive.sync({ changes: [change] });
  expect(outcomes[0]?.result).toBe('applied');
}

describe('what comes down a stream', () => {
  test('[S19] there is no content in it, whatever happens', async () => {
    const ear = await town.listen(corin);
    for (let i = 0; i < 3; i++) {
      await log('CANARY');
      await town.time.pass(aWhileMs);
    }
    await town.time.pass(2 * beatMs);
    expect(ear.nudges()).toBe(3);
    const [first, ...rest] = ear.heard().split('\n\n').slice(0, -1);
    expect(first).toMatch(/^retry: \d{4,5}$/);
    expect([...new Set(rest)].sort()).toEqual(['event: beat\ndata:', 'event: nudge\ndata:']);
  });

  test('[S19] it is for this browser now: kept nowhere, gathered nowhere, zipped nowhere', async () => {
    const headers = { cookie: olive.cookie, 'accept-encoding': 'gzip, br, zstd' };
    const response = await town.server.app.request('/api/nudge', { headers });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    await response.body?.cancel();
  });

  test('[S19] nudges of one listener are seconds apart, and none is lost by it', async () => {
    const ear = await town.listen(corin);
    for (let i = 0; i < 30; i++) {
      await log('Again.');
      await town.time.pass(1000);
    }
    expect(ear.nudges()).toBe(3);
    await town.time.pass(aWhileMs);
    expect(ear.nudges()).toBe(4);
  });

  test('[S19] a beat comes while nothing else does, before any proxy loses patience', async () => {
    const ear = await town.listen(olive);
    expect(ear.beats()).toBe(1);
    await town.time.pass(10 * beatMs);
    expect(ear.beats()).toBeGreaterThanOrEqual(10);
    expect(ear.nudges()).toBe(0);
  });
});

describe('when it ends', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['signing out', () => olive.ask('DELETE', '/api/session')],
    ['every session’s end', () => endSessions(town.server, 'olive-officer')],
    ['the person’s deactivation', () => deactivatePerson(town.server, 'olive-officer')],
  ])('[S19] %s ends it within seconds', async (_, work) => {
    const ear = await town.listen(olive);
    const other = await town.listen(corin);
    await work();
    await town.time.pass(6000);
    expect([ear.hasEnded(), other.hasEnded()]).toEqual([true, false]);
  });

  test('[S19] it ends when the days of a sign-in are over', async () => {
    const ear = await town.listen(olive);
    town.time.setClock(town.time.now() + 400 * 24 * 3_600_000);
    await town.time.pass(6000);
    expect(ear.hasEnded()).toBe(true);
  });

  test('[S19] of one person’s streams the oldest ends when there are too many', async () => {
    const ears: Ear[] = [];
    for (let i = 0; i < 8; i++) ears.push(await town.listen(olive));
    const left = ears.map((ear) => !ear.hasEnded());
    expect(left).toEqual([false, false, true, true, true, true, true, true]);
  });

  test('[S19] a server that stops ends them at once, and takes no more', async () => {
    const ear = await town.listen(olive);
    town.server.nudges.close();
    await town.time.pass(0);
    expect(ear.hasEnded()).toBe(true);
    expect((await olive.ask('GET', '/api/nudge')).status).toBe(429);
  });

  test('[S19] one that nobody reads is ended before it fills the memory', async () => {
    const response = await olive.ask('GET', '/api/nudge');
    await town.time.pass(20 * beatMs);
    expect(town.server.nudges.count).toBe(0);
    await response.body?.cancel();
  });
});

describe('who may listen', () => {
  const open = (headers: Record<string, string>, method = 'GET') =>
    town.server.app.request('/api/nudge', { method, headers });

  test.each<[string, () => Promise<Response> | Response, number]>([
    ['nobody signed in', () => open({}), 401],
    ['another site', () => open({ cookie: olive.cookie, 'sec-fetch-site': 'cross-site' }), 403],
    [
      'a neighbour of ours',
      () => open({ cookie: olive.cookie, 'sec-fetch-site': 'same-site' }),
      403,
    ],
    ['a HEAD, which would never end', () => open({ cookie: olive.cookie }, 'HEAD'), 403],
  ])('[S19] %s gets no stream', async (_, ask, status) => {
    expect((await ask()).status).toBe(status);
    expect(town.server.nudges.count).toBe(0);
  });

  test('[S19] a phone that asks again and again is told to wait, and no colleague with it', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 40; i++) {
      const response = await olive.ask('GET', '/api/nudge');
      statuses.push(response.status);
      await response.body?.cancel();
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    await town.listen(await town.server.signIn('otto-officer'));
  });

  test('[S19] 200 phones behind one address listen and pull twice within a minute, and none is refused', async () => {
    const clients: TestClient[] = [];
    for (let phone = 0; phone < 200; phone++) {
      clients.push(await town.server.signIn('otto-officer'));
    }
    town.time.setClock(town.time.now() + 3_600_000);
    const { reference, epoch } = await corin.sync();
    const held = { epoch, reference: reference?.version ?? null };
    const statuses: number[] = [];
    for (const client of clients) {
      const stream = await client.ask('GET', '/api/nudge');
      statuses.push(stream.status);
      await stream.body?.cancel();
      for (let pull = 0; pull < 2; pull++) statuses.push((await client.trySync(held)).status);
    }
    expect(statuses).toEqual(Array(600).fill(200));
  });
});
