import { expect, test } from 'vitest';
import { applyReply, type Kept, type Reply } from '../../src/device/apply-reply.ts';
import { forgetReceived } from '../../src/device/keep-received.ts';
import { changeMeta, readMeta } from '../../src/device/meta.ts';
import { recordsIn } from '../../src/device/pages.ts';
import type { PersonTables } from '../../src/device/rows.ts';
import type { Store } from '../../src/device/store.ts';
import { keptReceivedMs } from '../../src/sync/limits.ts';
import { oneInTheMorning } from '../support/world.ts';
import { incident, must } from './given.ts';
import {
  allRows,
  change,
  givenStore,
  gone,
  idOf,
  outcome,
  put,
  reply,
  rowOf,
  view,
} from './given-rows.ts';

const given = (from: Partial<Reply> & Pick<Reply, 'reply'>): Reply => ({
  askedFrom: null,
  receipt: null,
  sent: from.reply.outcomes.map(({ seq }) => change(seq, { seq, takenAt: 1 })),
  client: idOf(7777),
  now: oneInTheMorning,
  newId: idOf(9999),
  ...from,
});

const apply = async (store: Store<PersonTables>, from: Reply): Promise<Kept | null> =>
  must(await store.write((tables) => applyReply(tables, from)));

const held = async (store: Store<PersonTables>): Promise<string[]> => {
  const pages = must(await store.read((tables) => tables.pages.all()));
  return pages.flatMap(recordsIn).map(({ id, version }) => `${id.slice(-3)} v${version}`);
};

const metaOf = async (store: Store<PersonTables>) => must(await store.read(readMeta));

test('[S5] the record that a change made is kept together with its receipt', async () => {
  const store = givenStore();
  await put(store, [change(1, { seq: 1, takenAt: 1 })]);
  const outcomes = [outcome(1, { receipt: 'RIVER-7214', record: view(1) })];
  await apply(store, given({ reply: reply({ outcomes }) }));
  const receipt = { code: 'RIVER-7214', at: oneInTheMorning };
  expect(await rowOf(store, 1)).toMatchObject({ state: 'received', receipt, madeVersion: 1 });
  expect(await rowOf(store, 1)).not.toHaveProperty('seq');
  expect(await held(store)).toEqual(['3e9 v1']);
});

test('[S5] an outcome that comes twice is taken once', async () => {
  const store = givenStore();
  await put(store, [change(1)]);
  const now = oneInTheMorning + 1000;
  await apply(store, given({ reply: reply({ outcomes: [outcome(1)] }) }));
  const fault = { code: 'malformed' } as const;
  const again = reply({ outcomes: [outcome(1, { result: 'refused', fault })], cursor: 'c2' });
  await apply(store, given({ reply: again, askedFrom: 'c1', now }));
  expect(await rowOf(store, 1)).toMatchObject({ state: 'received', receivedAt: oneInTheMorning });
});

test('[S7] a page is kept with its cursor, and only behind the cursor that it was asked for with', async () => {
  const store = givenStore();
  await apply(store, given({ reply: reply({ records: [view(1)], cursor: 'c1' }) }));
  const late = reply({ records: [view(2)], cursor: 'c9' });
  await apply(store, given({ reply: late, askedFrom: 'another' }));
  expect((await metaOf(store)).cursor).toBe('c1');
  expect(await held(store)).toEqual(['3e9 v1']);
  await apply(
    store,
    given({ reply: reply({ records: [view(3)], cursor: 'c2' }), askedFrom: 'c1' }),
  );
  expect((await metaOf(store)).cursor).toBe('c2');
  expect(await held(store)).toEqual(['3e9 v1', '3eb v1']);
});

test('[S5] [S7] a late reply still brings receipts, with what they made', async () => {
  const store = givenStore();
  await put(store, [change(1)]);
  await apply(store, given({ reply: reply({ cursor: 'c1' }) }));
  const outcomes = [outcome(1, { record: view(1) })];
  const late = reply({ outcomes, records: [view(2)], cursor: 'c9' });
  await apply(store, given({ reply: late, askedFrom: 'another' }));
  expect(await rowOf(store, 1)).toMatchObject({ state: 'received' });
  expect(await held(store)).toEqual(['3e9 v1']);
});

test('[S7] a reset drops the pages and leaves every change where it is', async () => {
  const store = givenStore();
  await apply(store, given({ reply: reply({ records: [view(1), view(2)], cursor: 'c1' }) }));
  await put(store, [change(1), change(2, { state: 'refused' }), change(3, { state: 'received' })]);
  const reset = reply({ isReset: true, records: [view(5)], cursor: 'c2' });
  await apply(store, given({ reply: reset, askedFrom: 'c1' }));
  expect(await held(store)).toEqual(['3ed v1']);
  expect(must(await store.read(({ changes }) => changes.all()))).toHaveLength(3);
  expect((await metaOf(store)).generation).toBe(1);
});

test('[S6] behind a merge, a waiting change rests on what the person really saw', async () => {
  const store = givenStore();
  const record = idOf(1001);
  await put(store, [
    change(1, { base: 5, seq: 1, takenAt: 1 }),
    change(2, { record, base: 6 }),
    change(3, { base: 6 }),
  ]);
  const outcomes = [outcome(1, { result: 'merged', record: view(1, 7) })];
  await apply(store, given({ reply: reply({ outcomes }) }));
  expect(await rowOf(store, 2)).toMatchObject({ base: 5, state: 'waiting' });
  expect(await rowOf(store, 3)).toMatchObject({ base: 6 });
});

test('[S6] where the server took it as it was, what waits behind it rests on it', async () => {
  const store = givenStore();
  const record = idOf(1001);
  await put(store, [change(1, { base: 5, takenAt: 1 }), change(2, { record, base: 6 })]);
  await apply(store, given({ reply: reply({ outcomes: [outcome(1, { record: view(1, 6) })] }) }));
  expect(await rowOf(store, 2)).toMatchObject({ base: 6 });
});

test('[S13] a new epoch puts back into the queue what was received lately, in its order', async () => {
  const store = givenStore();
  await apply(store, given({ reply: reply({ cursor: 'c1' }) }));
  const now = oneInTheMorning + keptReceivedMs + 1;
  await put(store, [
    change(1, { state: 'received', receivedAt: oneInTheMorning }),
    change(2, { state: 'received', receivedAt: oneInTheMorning + 2, madeVersion: 1 }),
    change(3, { state: 'refused' }),
    change(4, { takenAt: 1 }),
  ]);
  const next = reply({ epoch: 'second', isReset: true, cursor: 'c2', outcomes: [outcome(4)] });
  const kept = await apply(store, given({ reply: next, askedFrom: 'c1', now }));
  expect(kept?.isAgain).toBe(true);
  const rows = await allRows(store);
  expect(rows.map(({ state }) => state)).toEqual(['received', 'waiting', 'refused', 'received']);
  expect(await metaOf(store)).toMatchObject({ epoch: 'second', clientId: idOf(9999), nextSeq: 1 });
});

/** Two changes that the server took. */
async function givenReceived(): Promise<Store<PersonTables>> {
  const store = givenStore();
  await put(store, [change(1), change(2)]);
  const outcomes = [outcome(1, { record: view(1) }), outcome(2, { record: view(2) })];
  await apply(store, given({ reply: reply({ outcomes, cursor: 'c1' }) }));
  return store;
}

test('[S5] what was received is out of the queue in the transaction that keeps it', async () => {
  const store = await givenReceived();
  expect(must(await store.read(({ changes }) => changes.all()))).toEqual([]);
  const rows = (await allRows(store)).map(({ n, id, state }) => [n, id, state]);
  expect(rows).toEqual([
    [1, idOf(1), 'received'],
    [2, idOf(2), 'received'],
  ]);
});

test('[S13] what was received in batches is sent again in the order in which it was written', async () => {
  const store = await givenReceived();
  await put(store, [change(3, { takenAt: 1 }), change(4)]);
  const next = reply({ epoch: 'second', isReset: true, cursor: 'c2', outcomes: [outcome(3)] });
  await apply(store, given({ reply: next, askedFrom: 'c1' }));
  const rows = must(await store.read(({ changes }) => changes.all()));
  expect(rows.map(({ n, id, state }) => [n, id, state])).toEqual([
    [1, idOf(1), 'waiting'],
    [2, idOf(2), 'waiting'],
    [4, idOf(4), 'waiting'],
  ]);
  expect((await allRows(store)).map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
    'received',
    'waiting',
  ]);
});

test('[S13] after 14 days a batch is not sent again any more', async () => {
  const store = await givenReceived();
  const next = reply({ epoch: 'second', isReset: true, cursor: 'c2' });
  const now = oneInTheMorning + keptReceivedMs + 1;
  await apply(store, given({ reply: next, askedFrom: 'c1', now }));
  expect(must(await store.read(({ changes }) => changes.all()))).toEqual([]);
});

test('received batches are forgotten after 14 days, and not before', async () => {
  const store = await givenReceived();
  const forget = (now: number) => store.write((tables) => forgetReceived(tables, now));
  must(await forget(oneInTheMorning + keptReceivedMs));
  expect(await allRows(store)).toHaveLength(2);
  must(await forget(oneInTheMorning + keptReceivedMs + 1));
  expect(await allRows(store)).toEqual([]);
});

test('[S15] of a batch only what left the person’s sight is erased, and of that no step', async () => {
  const store = givenStore();
  const step = { base: 1, fields: { status: 'withdrawn', statusAt: oneInTheMorning } };
  const rows = [change(1), change(2, { record: idOf(1001), ...step }), change(3)];
  await put(store, rows);
  const outcomes = [1, 2, 3].map((n) => outcome(n, { record: view(n) }));
  const sent = rows.map((row, i) => ({ ...row, seq: i + 1, takenAt: 1 }));
  await apply(store, given({ reply: reply({ outcomes }), sent }));
  const status = view(1, 3, { kind: 'referral', fields: step.fields });
  await apply(store, given({ reply: reply({ records: [status], cursor: 'c2' }), askedFrom: 'c1' }));
  expect((await allRows(store)).map(({ n }) => n)).toEqual([2, 3]);
});

test('after signing out nothing of a reply is kept', async () => {
  const store = givenStore();
  await put(store, [change(1)]);
  must(await store.write((tables) => changeMeta(tables, { isSignedOut: true })));
  const outcomes = [outcome(1, { record: view(1) })];
  await apply(store, given({ reply: reply({ outcomes, records: [view(2)] }) }));
  expect(await held(store)).toEqual([]);
  expect(await rowOf(store, 1)).toMatchObject({ state: 'waiting' });
  expect((await metaOf(store)).cursor).toBeNull();
});

test('received changes are forgotten after 14 days, and no others', async () => {
  const store = givenStore();
  await put(store, [
    change(1, { state: 'received', receivedAt: oneInTheMorning }),
    change(2, { state: 'received', receivedAt: oneInTheMorning + 5 }),
    change(3),
    change(4, { state: 'refused' }),
  ]);
  const now = oneInTheMorning + keptReceivedMs + 1;
  must(await store.write((tables) => forgetReceived(tables, now)));
  const rows = must(await store.read(({ changes }) => changes.all()));
  expect(rows.map(({ n }) => n)).toEqual([2, 3, 4]);
});

test('what left the person’s sight is kept only as gone', async () => {
  const store = givenStore();
  await apply(store, given({ reply: reply({ records: [view(1), gone(1, 2)] }) }));
  expect(await held(store)).toEqual(['3e9 v1', '3e9 v2']);
});

test('[S5] where the server tells only what the phone can’t know, the phone tells the rest from what it sent', async () => {
  const store = givenStore();
  await put(store, [change(1)]);
  const placed = { ward: 'high-street', zones: ['town-centre', 'river'], note: null };
  const receivedAt = oneInTheMorning - 5;
  const outcomes = [outcome(1, { receipt: 'RIVER-7214', receivedAt, placed })];
  const sent = [change(1, { seq: 1, fields: incident({ note: 'Out.' }) })];
  const kept = await apply(store, given({ reply: reply({ outcomes }), sent }));
  expect(kept?.records).toEqual([
    view(1, 1, {
      receivedAt,
      receipt: 'RIVER-7214',
      fields: incident({ ward: 'high-street', zones: ['town-centre', 'river'] }),
    }),
  ]);
  expect(await held(store)).toEqual(['3e9 v1']);
  expect(await rowOf(store, 1)).toMatchObject({
    state: 'received',
    madeVersion: 1,
    receipt: { code: 'RIVER-7214', at: receivedAt },
  });
});

test('[S4] of a change that was refused nothing is made up', async () => {
  const store = givenStore();
  await put(store, [change(1), change(2)]);
  const fault = { code: 'not-allowed' } as const;
  const outcomes = [outcome(1, { result: 'refused', fault }), outcome(9, { receipt: 'X-1' })];
  await apply(store, given({ reply: reply({ outcomes }), sent: [change(1, { seq: 1 })] }));
  expect(await rowOf(store, 1)).toMatchObject({ state: 'refused', fault });
  expect(await rowOf(store, 2)).toEqual(change(2));
  expect(await held(store)).toEqual([]);
});
