import { expect, test } from 'vitest';
import { turnOn } from '../support/phone.ts';
import { nextTurn } from '../support/world.ts';
import { changesSent, givenOlive, must, patrol, signIn, syncsSent } from './given.ts';
import { recordsAt } from './server-side.ts';

test('what one tab writes the other shows, and what it receives too', async () => {
  const { world, phone } = await givenOlive();
  const other = turnOn(world, { disk: phone.disk });
  await other.until('ready', ({ stage }) => stage === 'ready');
  world.wire.weather = 'offline';
  const id = must(await phone.log('patrol', patrol({ note: 'one' })));
  await other.until('there', ({ records }) => records.get(id)?.state === 'saved');
  must(await other.change(id, { note: 'two' }));
  await phone.until('there', ({ records }) => noteOf(records.get(id)) === 'two');
  world.wire.weather = 'clear';
  await other.syncNow();
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
});

test.each([
  true,
  false,
])('[S2] two tabs that send at once have one effect (browser with locks: %s)', async (hasLocks) => {
  const { server, world, phone } = await givenOlive({ hasLocks });
  const other = turnOn(world, { disk: phone.disk, hasLocks });
  await other.until('ready', ({ stage }) => stage === 'ready');
  world.wire.weather = 'offline';
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) {
    const tab = n % 2 === 0 ? phone : other;
    ids.push(must(await tab.log('patrol', patrol({ note: `${n}` }))));
  }
  await phone.until('no signal', ({ sync }) => sync.phase === 'waiting');
  await other.until('no signal', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'clear';
  await Promise.all([phone.syncNow(), other.syncNow(), phone.syncNow()]);
  for (const tab of [phone, other]) {
    await tab.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
    expect([...tab.state().records.values()].map(({ state }) => state)).toEqual(
      ids.map(() => 'received'),
    );
  }
  expect((await recordsAt(server)).map(({ id, version }) => [id, version])).toEqual(
    ids.map((id) => [id, 1]),
  );
  const seqs = new Map(changesSent(world).map(({ id, seq }) => [id, seq]));
  expect([...seqs.values()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('[S10] with locks, never more than one request at a time is on the way for one person', async () => {
  const { world, phone } = await givenOlive();
  const other = turnOn(world, { disk: phone.disk });
  await other.until('ready', ({ stage }) => stage === 'ready');
  const answer = world.wire.server;
  let underWay = 0;
  let most = 0;
  world.wire.server = async (path, init) => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    const response = await answer(path, init);
    underWay -= 1;
    return response;
  };
  const before = syncsSent(world).length;
  await Promise.all([phone.syncNow(), other.syncNow(), phone.log('patrol', patrol())]);
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect(syncsSent(world).length).toBeGreaterThan(before + 1);
  expect(most).toBe(1);
});

test('[S7] a page that comes in behind a reset is not laid over it', async () => {
  const { server, world, phone } = await givenOlive({ hasLocks: false });
  const kept = must(await phone.log('patrol', patrol({ note: 'kept' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  const other = turnOn(world, { disk: phone.disk, hasLocks: false });
  await other.until('settled', ({ stage, sync }) => stage === 'ready' && sync.phase === 'settled');
  await nextTurn();

  const answer = world.wire.server;
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  let asked = 0;
  world.wire.server = async (path, init) => {
    asked += 1;
    const isFirst = asked === 1;
    const response = await answer(path, init);
    if (isFirst) await gate;
    return response;
  };
  const slow = phone.syncNow();
  await phone.until('asked', () => asked === 1);
  await server.database.sql
    .updateTable('person')
    .set({ zones_json: '["rural-east"]' })
    .where('id', '=', 'olive-officer')
    .execute();
  await other.syncNow();
  open();
  await slow;
  expect(phone.state().records.has(kept)).toBe(true);
  await phone.syncNow();
  expect(phone.state().person?.zones).toEqual(['rural-east']);
});

test('whoever signs in or out in one tab is signed in or out in the other', async () => {
  const { server, world, phone } = await givenOlive();
  const other = turnOn(world, { disk: phone.disk });
  await other.until('Olive', ({ person }) => person?.id === 'olive-officer');
  await signIn(phone, server, 'otto-officer');
  await other.until('Otto', ({ person }) => person?.id === 'otto-officer');
  must(await other.signOut());
  await phone.until('nobody', ({ stage }) => stage === 'nobody');
});

const noteOf = (held: { readonly fields: object } | undefined): unknown =>
  (held?.fields as { note?: string } | undefined)?.note;
