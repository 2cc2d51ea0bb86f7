import { expect, test } from 'vitest';
import { type Batch, renumber, takeBatch } from '../../src/device/batch.ts';
import type { PersonTables } from '../../src/device/rows.ts';
import type { Store } from '../../src/device/store.ts';
import { batchBytesMax, changesPerBatchMax } from '../../src/sync/limits.ts';
import { oneInTheMorning } from '../support/world.ts';
import { incident, must } from './given.ts';
import { change, givenStore, idOf, put } from './given-rows.ts';

const take = async (
  store: Store<PersonTables>,
  rowsMax = changesPerBatchMax,
  now = oneInTheMorning,
): Promise<Batch> =>
  must(await store.write((tables) => takeBatch(tables, { now, rowsMax, newId: idOf(9999) })));

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
  await put(store, [
    change(1, { seq: 2, takenAt: 1 }),
    change(2, { seq: 1, takenAt: 1 }),
    change(3, { seq: 3, takenAt: 1 }),
    change(4),
  ]);
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
  await put(store, [change(1, { seq: 1, fields: { note: 'x'.repeat(batchBytesMax * 2) } })]);
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
