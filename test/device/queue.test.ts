import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepReceived } from '../../src/device/keep-received.ts';
import * as queue from '../../src/device/queue.ts';
import * as rows from '../../src/device/queue-rows.ts';
import type { ChangeRow, PersonTables } from '../../src/device/rows.ts';
import type { Store } from '../../src/device/store.ts';
import { oneInTheMorning } from '../support/world.ts';
import { incident, must } from './given.ts';
import { allRows, change, givenStore, idOf, put } from './given-rows.ts';

const record = idOf(1001);

type Step = (tables: PersonTables, made: rows.NewChange, isAgain: boolean) => Promise<unknown>;

const steps: Readonly<Record<string, Step>> = {
  'a beginning': (tables, made, isAgain) =>
    rows.addCreate(tables, rows.newCreate(made, incident(), undefined), isAgain),
  'an edit': (tables, made) => queue.addChange(tables, made, { note: 'edited', ward: null }),
  'a removal': (tables, made) => queue.addRemoval(tables, made),
  'a discarding': (tables) => queue.dropRefused(tables, record),
};

const someRows = fc
  .array(
    fc.record({
      state: fc.constantFrom('waiting' as const, 'refused' as const, 'received' as const),
      isTaken: fc.boolean(),
      base: fc.nat(2),
    }),
    { maxLength: 4 },
  )
  .map((rows) =>
    rows.map(({ state, isTaken, base }, i) =>
      change(i + 1, { record, state, base, ...(isTaken && { takenAt: 1 }) }),
    ),
  );

const rowsAfter = async (rows: readonly ChangeRow[], step: Step, seen: number, times: number) => {
  const store: Store<PersonTables> = givenStore();
  await put(store, rows);
  // The last of them as release 0.2 left it.
  const received = rows.filter(({ state }) => state === 'received').slice(0, -1);
  must(await store.write((tables) => keepReceived(tables, received, oneInTheMorning)));
  const made = { id: idOf(500), record, kind: 'incident', at: oneInTheMorning, seen } as const;
  for (let time = 0; time < times; time++) {
    must(await store.write((tables) => step(tables, made, time > 0)));
  }
  const after = await allRows(store);
  store.close();
  return after.map(({ n: _, ...row }) => row);
};

test.each(
  Object.entries(steps),
)('%s that is written twice, because its first success was not heard, has one effect', async (_, step) => {
  await fc.assert(
    fc.asyncProperty(someRows, fc.nat(2), async (rows, seen) => {
      const once = await rowsAfter(rows, step, seen, 1);
      expect(await rowsAfter(rows, step, seen, 2)).toEqual(once);
    }),
    { numRuns: 25 },
  );
});

test('[S2] no edit and no removal ever alters a change that the server may know', async () => {
  const edit = steps['an edit'] as Step;
  const removal = steps['a removal'] as Step;
  await fc.assert(
    fc.asyncProperty(someRows, fc.nat(2), async (rows, seen) => {
      const taken = rows.filter(({ state, takenAt }) => state === 'waiting' && takenAt);
      const kept = taken.map(({ n: _, ...row }) => row);
      const isRefused = rows.some(({ state }) => state === 'refused');
      if (!isRefused)
        expect(await rowsAfter(rows, edit, seen, 1)).toEqual(expect.arrayContaining(kept));
      expect(await rowsAfter(rows, removal, seen, 1)).toEqual(expect.arrayContaining(kept));
    }),
    { numRuns: 25 },
  );
});
