import { beforeEach, expect, test } from 'vitest';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { idOf, newChange, patrolFields } from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;
let otto: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
  otto = await server.signIn('otto-officer');
});

async function visitAs(client: TestClient, seq: number, minutes: number): Promise<void> {
  const now = server.world.now();
  const visit = {
    id: idOf(`visit ${seq}`),
    hotspot: 'jubilee-square',
    arrived: now - minutes * minuteMs,
    left: now,
    source: 'hand',
  };
  const fields = { ...patrolFields, from: now - hourMs, visits: [visit] };
  const change = newChange(`patrol ${seq}`, seq, { kind: 'patrol', fields, at: now });
  const { outcomes } = await client.sync({ changes: [change] });
  expect(outcomes[0]?.result).toBe('applied');
}

test('an officer is told what others gave a hotspot this week, and not who', async () => {
  await visitAs(otto, 1, 12);
  const { covered } = await olive.sync();
  expect(covered?.hotspots).toEqual([
    {
      hotspot: 'jubilee-square',
      lastAt: server.world.now(),
      visitsThisWeek: 1,
      minutesThisWeek: 12,
    },
  ]);
  expect(JSON.stringify(covered)).not.toContain('otto');
});

test('one’s own visits are not among them, and what is held is not told again', async () => {
  await visitAs(otto, 1, 12);
  const { covered } = await otto.sync();
  expect(covered?.hotspots).toEqual([]);
  const version = covered?.version ?? '';
  expect(await otto.sync({ covered: version })).not.toHaveProperty('covered');
});

test('what was covered since is told within a minute or so', async () => {
  await olive.sync();
  await visitAs(otto, 1, 12);
  server.world.pass(minuteMs);
  expect((await olive.sync()).covered?.hotspots).toHaveLength(1);
});

test('who doesn’t patrol is told nothing of it', async () => {
  const hana = await server.signIn('hana-hubworker');
  expect(await hana.sync()).not.toHaveProperty('covered');
});
