import { beforeEach, describe, expect, test } from 'vitest';
import type { RescueFile } from '../../src/sync/rescue.ts';
import type { RescueReply } from '../../src/sync/rescue-messages.ts';
import { clearDisk } from '../support/cleared-disk.ts';
import { turnOn } from '../support/phone.ts';
import { newTestKeys, newTestServer, type TestClient } from '../support/server.ts';
import { newFate, onBadDisk } from './bad-disk.ts';
import { givenOlive, incident, must, patrol, type Town } from './given.ts';
import { giveKeys } from './given-rescue.ts';
import { givenStore } from './given-rows.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

const olive = 'olive-officer';

let town: Town;
let corin: TestClient;

/** Olive has sent one patrol, and has had no signal since. */
beforeEach(async () => {
  town = await givenOlive();
  const { phone, server, world } = town;
  const sent = must(await phone.log('patrol', patrol({ note: 'Sent.' })));
  await phone.until('sent', ({ records }) => records.get(sent)?.state === 'received');
  await giveKeys(town.phone.disk, server, olive);
  corin = await server.signIn('corin-coordinator');
  world.wire.weather = 'offline';
});

const textOf = async (phone: Town['phone']): Promise<string> =>
  must(await phone.rescue(olive)).file.text();

const fileOf = async (phone: Town['phone']): Promise<RescueFile> => JSON.parse(await textOf(phone));

async function bringIn(file: unknown, client = corin): Promise<RescueReply> {
  const response = await client.ask('POST', '/api/rescue', file);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as RescueReply;
}

test('[S18] what a phone could not send goes in by its file, as its author’s, and the phone finds it received', async () => {
  const { phone, server, world } = town;
  const seen = must(await phone.log('incident', incident({ note: 'By the bandstand.' })));
  must(await phone.change(seen, { note: 'By the bandstand, six of them.' }));
  const walk = must(await phone.log('patrol', patrol({ note: 'Along the river.' })));
  const made = must(await phone.rescue(olive));
  expect(made.name).toBe('beatbook-rescue-2026-11-22.json');

  expect(await bringIn(JSON.parse(await made.file.text()))).toEqual({
    brought: {
      author: 'Olive Officer',
      outcomes: [
        { kind: 'patrol', result: 'known', count: 1 },
        { kind: 'incident', result: 'new', count: 1 },
        { kind: 'patrol', result: 'new', count: 1 },
      ],
    },
  });
  const rows = await server.database.sql.selectFrom('record').selectAll().execute();
  expect(rows.map(({ author }) => author)).toEqual([olive, olive, olive]);
  const stored = await recordsAt(server);
  expect(stored.find(({ id }) => id === seen)?.fields).toMatchObject({
    note: 'By the bandstand, six of them.',
  });

  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('received', ({ unsent }) => unsent === 0);
  for (const id of [seen, walk]) expect(phone.state().records.get(id)?.receipt).toBeDefined();
  expect((await recordsAt(server)).map(({ version }) => version)).toEqual([1, 1, 1]);
});

test('[S18] a file that is brought in again, or after the phone has sent, has no second effect', async () => {
  const { phone, server, world } = town;
  const id = must(await phone.log('patrol', patrol({ note: 'Once.' })));
  const file = await fileOf(phone);
  await bringIn(file);
  const known = { kind: 'patrol', result: 'known', count: 2 };
  expect(await bringIn(file)).toMatchObject({ brought: { outcomes: [known] } });
  world.wire.weather = 'clear';
  await phone.syncNow();
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(await bringIn(file)).toMatchObject({ brought: { outcomes: [known] } });
  expect((await recordsAt(server)).map(({ version }) => version)).toEqual([1, 1]);
});

test('[S2] [S18] what is written after the file was made is another change: both stand, and nothing is refused', async () => {
  const { phone, server, world } = town;
  const seen = must(await phone.log('incident', incident({ note: 'In the file.' })));
  const file = await fileOf(phone);
  must(await phone.change(seen, { note: 'After the file.' }));
  await bringIn(file);
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('received', ({ unsent }) => unsent === 0);
  expect(phone.state()).toMatchObject({ needsAttention: 0 });
  expect((await recordsAt(server)).find(({ id }) => id === seen)?.fields.note).toBe(
    'After the file.',
  );
});

test('[S17] [S18] a phone whose storage was cleared beneath its page can still make a file, before and after it is numbered anew', async () => {
  const { phone, server, world } = town;
  const id = must(await phone.log('patrol', patrol({ note: 'Put back.' })));
  await phone.syncNow();
  clearDisk(phone.disk);
  await world.pass(60_000);
  const files = [await fileOf(phone)];
  await phone.syncNow();
  const row = (await rowsIn(phone.disk, olive, 'meta')).find(({ key }) => key === 'meta');
  expect(row?.value).toMatchObject({ clientId: expect.any(String) });
  files.push(await fileOf(phone));
  for (const file of files) await bringIn(file);
  expect((await recordsAt(server)).filter((it) => it.id === id)).toMatchObject([{ version: 1 }]);
});

test('[S18] what is taken back after the file was made is deleted where the file brought it', async () => {
  const { phone, server, world } = town;
  const slip = must(await phone.log('incident', incident({ note: 'A slip.' })));
  const file = await fileOf(phone);
  must(await phone.remove(slip));
  await bringIn(file);
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('received', ({ unsent }) => unsent === 0);
  expect((await recordsAt(server)).find(({ id }) => id === slip)).toMatchObject({
    isDeleted: true,
  });
});

test('[S18] what the server refuses is told in counts, and the rest goes in', async () => {
  const { phone } = town;
  must(await phone.log('incident', incident({ type: 'no-such-kind' })));
  must(await phone.log('patrol', patrol()));
  expect(await bringIn(await fileOf(phone))).toMatchObject({
    brought: {
      outcomes: [
        { kind: 'patrol', result: 'known', count: 1 },
        { kind: 'incident', result: 'refused', code: 'unknown-entry', count: 1 },
        { kind: 'patrol', result: 'new', count: 1 },
      ],
    },
  });
});

test('[S13] [S18] what a restored server lost is in the file with what rests on it', async () => {
  const { phone, server } = town;
  const [sent] = [...phone.state().records.keys()];
  must(await phone.change(sent ?? '', { note: 'Sent, and more.' }));
  await server.database.sql.deleteFrom('change_log').execute();
  await server.database.sql.deleteFrom('record').execute();
  await bringIn(await fileOf(phone));
  expect(await recordsAt(server)).toMatchObject([
    { id: sent, fields: { note: 'Sent, and more.' } },
  ]);
});

test('[S17] [S18] what came by a file is no longer said never to have come', async () => {
  const { phone, server } = town;
  must(await phone.log('patrol', patrol()));
  const row = (await rowsIn(phone.disk, olive, 'meta')).find(({ key }) => key === 'meta');
  const { clientId } = row?.value as { clientId: string };
  const own = await server.signIn(olive);
  await own.sync({ client: clientId, waiting: 1 });
  await own.sync();
  const cleared = async () => (await corin.ask('GET', '/api/rescue')).json();
  expect(await cleared()).toMatchObject({ cleared: [{ waiting: 1 }] });
  await bringIn(await fileOf(phone));
  expect(await cleared()).toEqual({ cleared: [] });
});

test('[S17] [S18] what was written after the file was made is still said never to have come', async () => {
  const { phone, server } = town;
  must(await phone.log('patrol', patrol({ note: 'In the file.' })));
  const file = await fileOf(phone);
  const row = (await rowsIn(phone.disk, olive, 'meta')).find(({ key }) => key === 'meta');
  const { clientId } = row?.value as { clientId: string };
  const own = await server.signIn(olive);
  await own.sync({ client: clientId, waiting: 3 });
  await own.sync();
  const cleared = async () => (await corin.ask('GET', '/api/rescue')).json();
  for (let times = 0; times < 2; times++) {
    await bringIn(file);
    expect(await cleared()).toMatchObject({ cleared: [{ waiting: 2 }] });
  }
});

test('[S8] [S18] after signing out, and from storage that takes no more writes, the file can still be made', async () => {
  const { phone, world } = town;
  must(await phone.log('patrol', patrol({ note: 'Kept.' })));
  must(await phone.signOut());
  await phone.until('others', ({ others }) => others.length > 0);
  const [other] = phone.state().others;
  expect(other).toMatchObject({ id: olive, unsent: 1 });
  expect(await bringIn(await fileOf(phone))).toMatchObject({ brought: {} });
  phone.kill();

  const fate = newFate();
  const broken = turnOn(world, { disk: onBadDisk(fate, phone.disk) });
  await broken.until('nobody', ({ stage }) => stage === 'nobody');
  fate.trouble = ({ what }) => (what === 'write' ? 'lost' : null);
  expect(await bringIn(await fileOf(broken))).toMatchObject({ brought: {} });
});

test('[S18] from storage that cannot even be read any more, what is in memory goes into the file', async () => {
  const { phone, world } = town;
  phone.kill();
  const fate = newFate();
  const broken = turnOn(world, { disk: onBadDisk(fate, phone.disk) });
  await broken.until('ready', ({ stage }) => stage === 'ready');
  must(await broken.log('patrol', patrol({ note: 'In memory.' })));
  fate.trouble = () => 'lost';
  const making = broken.rescue(olive);
  await world.pass(5000);
  const file = JSON.parse(await must(await making).file.text());
  const outcomes = [{ kind: 'patrol', result: 'new', count: 1 }];
  expect(await bringIn(file)).toMatchObject({ brought: { outcomes } });
});

test('[S18] a phone that never had the server’s keys says so', async () => {
  const { phone, server } = town;
  const store = givenStore(phone.disk);
  const row = (await rowsIn(phone.disk, olive, 'meta')).find(({ key }) => key === 'meta');
  must(
    await store.write(({ meta }) =>
      meta.put({ ...row, value: { ...(row?.value as object), keys: null } } as never),
    ),
  );
  store.close();
  expect(await phone.rescue(olive)).toMatchObject({ ok: false, fault: { code: 'not-found' } });
  expect(server.lines.length).toBeGreaterThan(0);
});

describe('[S18] A rescue file', () => {
  test('shows nothing of what is in it, and neither does the server’s log', async () => {
    const { phone, server } = town;
    must(await phone.log('incident', incident({ note: 'Canary on the bench' })));
    const text = await textOf(phone);
    for (const canary of ['Canary', olive, 'town-centre', 'incident', 'rowdy']) {
      expect(text).not.toContain(canary);
      expect(Buffer.from(text).toString('base64url')).not.toContain(
        Buffer.from(canary).toString('base64url').slice(1, -1),
      );
    }
    await bringIn(JSON.parse(text));
    expect(JSON.stringify(server.lines)).not.toMatch(/Canary|olive/);
  });

  test('is refused with any letter of it altered, and nothing is changed', async () => {
    const { phone, server } = town;
    must(await phone.log('patrol', patrol()));
    const text = await textOf(phone);
    const before = await recordsAt(server);
    const sealed = text.indexOf('"sealed":"') + '"sealed":"'.length;
    const taken: number[] = [];
    for (let i = 0; i < text.length; i += i < sealed || i > text.length - 8 ? 1 : 13) {
      if (await isTaken(alteredAt(text, i))) taken.push(i);
    }
    expect(taken).toEqual([]);
    expect(sealed).toBeGreaterThan(200);
    expect(await recordsAt(server)).toEqual(before);
  });

  test('of another partnership, another version or another kind is refused in words of its own', async () => {
    const { phone } = town;
    must(await phone.log('patrol', patrol()));
    const file = await fileOf(phone);
    const elsewhere = await newTestServer({ keys: newTestKeys(2) });
    const other = await elsewhere.signIn('corin-coordinator');
    expect(await bringIn(file, other)).toEqual({ whyNot: 'not-ours' });
    expect(await bringIn({ ...file, version: 2, more: 1 })).toEqual({ whyNot: 'other-version' });
    expect(await bringIn({ ...file, beatbook: 'diary' })).toEqual({ whyNot: 'no-rescue-file' });
    expect(await bringIn([])).toEqual({ whyNot: 'no-rescue-file' });
    expect(await bringIn({ ...file, more: 1 })).toEqual({ whyNot: 'damaged' });
    // The same bytes in another spelling.
    expect(await bringIn({ ...file, sealed: `${file.sealed}=` })).toEqual({ whyNot: 'damaged' });
  });
});

/** Whether the server took anything of it. */
async function isTaken(body: string): Promise<boolean> {
  town.world.setClock(town.world.now() + 2000);
  const response = await corin.ask('POST', '/api/rescue', body);
  if (response.status === 400) return false;
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return 'brought' in ((await response.json()) as RescueReply);
}

const alteredAt = (text: string, i: number): string =>
  text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1);
