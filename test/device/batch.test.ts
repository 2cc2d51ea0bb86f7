import { expect, test } from 'vitest';
import { applyReply } from '../../src/device/apply-reply.ts';
import { type Batch, peekBatch, renumber, takeBatch } from '../../src/device/batch.ts';
import { changeMeta, readMeta } from '../../src/device/meta.ts';
import { unacknowledged } from '../../src/device/queue-rows.ts';
import type { PersonTables, Sending } from '../../src/device/rows.ts';
import type { Store } from '../../src/device/store.ts';
import { batchBytesMax, changesPerBatchMax } from '../../src/sync/limits.ts';
import { oneInTheMorning } from '../support/world.ts';
import { incident, must } from './given.ts';
import { change, givenStore, idOf, outcome, put, reply as replyOf, rowOf } from './given-rows.ts';

const take = async (
  store: Store<PersonTables>,
  rowsMax = changesPerBatchMax,
  now = oneInTheMorning,
): Promise<Batch> =>
  must(await store.write((tables) => takeBatch(tables, { now, rowsMax, newId: idOf(9999) })));

const begin = async (store: Store<PersonTables>, sending: Sending | null, nextSeq = 1) =>
  must(
    await store.write((tables) =>
      changeMeta(tables, { clientId: idOf(9998), sending, nextSeq: nextSeq + 3 }),
    ),
  );

const numbers = ({ rows }: Batch) => rows.map(({ n, seq }) => [n, seq]);

test('[S3] a number is given once, and given again with the same change', async () => {
  const store = givenStore();
  await put(store, [change(1), change(2)]);
  expect(numbers(await take(store))).toEqual([
    [1, 1],
    [2, 2],
  ]);
  await put(store, [change(3)]);
  expect(numbers(await take(store))).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('[S3] a smaller batch begins with the lowest number, whatever was written first', async () => {
  const store = givenStore();
  await put(store, [change(1), change(2), change(3), change(4)]);
  await begin(store, { firstSeq: 1, at: 1, keys: [2, 1, 3] });
  const batch = await take(store, 2);
  expect(numbers(batch)).toEqual([
    [2, 1],
    [1, 2],
  ]);
  expect(batch.hasRest).toBe(true);
});

test('a change that is held for Undo is passed over, and says until when', async () => {
  const store = givenStore();
  const notBefore = oneInTheMorning + 10_000;
  await put(store, [change(1, { notBefore }), change(2)]);
  const batch = await take(store);
  expect(numbers(batch)).toEqual([[2, 1]]);
  expect(batch).toMatchObject({ heldUntil: notBefore, hasRest: false });
  expect(numbers(await take(store, 100, notBefore))).toEqual([
    [2, 1],
    [1, 2],
  ]);
});

test('[S6] of one record one new change goes at a time; those that went before go together', async () => {
  const store = givenStore();
  const record = idOf(1001);
  await put(store, [change(1), change(2, { record, base: 1 }), change(3)]);
  const batch = await take(store);
  expect(numbers(batch)).toEqual([
    [1, 1],
    [3, 2],
  ]);
  expect(batch.hasRest).toBe(true);

  await put(store, [change(2, { record, base: 1, takenAt: 1 })]);
  must(await store.write((tables) => renumber(tables, idOf(8888))));
  expect(numbers(await take(store))).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('[S4] what could only follow from a refused beginning waits; other refusals hold nothing up', async () => {
  const store = givenStore();
  await put(store, [
    change(1, { state: 'refused' }),
    change(2, { record: idOf(1001), base: 1 }),
    change(3, { state: 'refused', base: 4 }),
    change(4, { record: idOf(1003), base: 4 }),
  ]);
  expect(numbers(await take(store))).toEqual([[4, 1]]);
});

test('a batch stays within its bytes, and one change always fits', async () => {
  const store = givenStore();
  const fields = { note: 'x'.repeat(batchBytesMax / 2) };
  await put(
    store,
    [1, 2, 3].map((n) => change(n, { fields })),
  );
  const batch = await take(store);
  expect(numbers(batch)).toEqual([[1, 1]]);
  expect(batch.hasRest).toBe(true);
  await put(store, [change(1, { fields: { note: 'x'.repeat(batchBytesMax * 2) } })]);
  expect(numbers(await take(store))).toEqual([[1, 1]]);
});

test('a queue of a thousand goes out in batches as large as agreed, nothing left behind', async () => {
  const store = givenStore();
  const fields = incident();
  await put(
    store,
    Array.from({ length: 1000 }, (_, n) => change(n + 1, { fields })),
  );
  const seen = new Set<string>();
  for (const count of [400, 400, 200]) {
    const { rows } = await take(store);
    expect(rows).toHaveLength(count);
    for (const { id } of rows) seen.add(id);
    must(await store.write(({ changes }) => changes.remove(rows.map(({ n = 0 }) => n))));
  }
  expect(seen.size).toBe(1000);
  expect((await take(store)).rows).toEqual([]);
});

test('[S2] what is on the wire is read as taken, and its rows are not rewritten for it', async () => {
  const store = givenStore();
  await put(store, [change(1), change(2), change(3, { notBefore: oneInTheMorning + 10_000 })]);
  await take(store);
  expect(await rowOf(store, 1)).toEqual(change(1));
  const read = must(await store.read(unacknowledged));
  expect(read.map(({ seq, takenAt }) => [seq, takenAt])).toEqual([
    [1, oneInTheMorning],
    [2, oneInTheMorning],
    [undefined, undefined],
  ]);
});

test('[S2] a batch that was given up without an outcome stays taken, under no number', async () => {
  const store = givenStore();
  await put(store, [change(1), change(2)]);
  await take(store);
  await put(store, [change(3)]);
  must(await store.write((tables) => renumber(tables, idOf(8888))));
  const read = must(await store.read(unacknowledged));
  expect(read.map(({ seq, takenAt }) => [seq, takenAt])).toEqual([
    [undefined, oneInTheMorning],
    [undefined, oneInTheMorning],
    [undefined, undefined],
  ]);
  expect(must(await store.read(readMeta))).toMatchObject({ clientId: idOf(8888), sending: null });
});

test('[S3] of a batch that went in part, the rest keeps its numbers and what is new goes behind it', async () => {
  const store = givenStore();
  await put(store, [change(1), change(2), change(3)]);
  const { rows, meta } = await take(store);
  const reply = replyOf({ outcomes: [outcome(1)] });
  const asked = { sent: rows, client: meta.clientId, askedFrom: null };
  const kept = { reply, receipt: null, ...asked, now: oneInTheMorning, newId: idOf(8888) };
  must(await store.write((tables) => applyReply(tables, kept)));
  await put(store, [change(4)]);
  expect(numbers(await take(store))).toEqual([
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
});

test('where nothing waits, storage is only read; where something does, it is left to be taken', async () => {
  const store = givenStore();
  expect(must(await store.read(peekBatch))).toBeNull();
  await take(store);
  expect(must(await store.read(peekBatch))).toMatchObject({ rows: [], hasRest: false });
  await put(store, [change(1)]);
  expect(must(await store.read(peekBatch))).toBeNull();
});
