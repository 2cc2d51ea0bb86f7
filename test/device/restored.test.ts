/** I12: a backup is put back, here or elsewhere, and the phones bring what it had missed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { backUp, must as mustRun, restore } from '../support/backup.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { must, patrol } from './given.ts';
import {
  effectsIn,
  newMovingTown,
  recordsIn,
  replicaAndServer,
  settle,
  withoutVersion,
} from './restored-town.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let postgres: Postgres;
let folder: string;
let places = 0;

beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'beatbook-restored-'));
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const newPlace = {
  SQLite: async () => join(folder, `data-${++places}`),
  PostgreSQL: () => postgres.newDatabase(),
};

type Engine = keyof typeof newPlace;

const moves: readonly (readonly [Engine, Engine | 'the same place'])[] = [
  ['SQLite', 'the same place'],
  ['PostgreSQL', 'the same place'],
  ['SQLite', 'SQLite'],
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
];

test.each(
  moves,
)('[S13] [S2] after a restore from %s to %s phones send what was missed, all hold the same, and each change has one effect', async (from, to) => {
  const here = await newPlace[from]();
  const there = to === 'the same place' ? here : await newPlace[to]();
  const town = await newMovingTown(here);
  const olive = await town.phoneOf('olive-officer');
  const otto = await town.phoneOf('otto-officer');
  const corin = await town.phoneOf('corin-coordinator');
  const kept = must(await olive.log('patrol', patrol({ note: 'before' })));
  const deleted = must(await olive.log('patrol', patrol()));
  must(await otto.log('patrol', patrol({ note: 'otto’s' })));
  for (const phone of [olive, otto, corin]) await settle(phone);
  const file = join(await mkdtemp(join(folder, 'backup-')), 'one.backup');
  await mustRun(backUp(file, here));

  must(await olive.change(kept, { note: 'after' }));
  must(await olive.remove(deleted));
  const late = must(await olive.log('patrol', patrol({ note: 'made after the backup' })));
  must(await olive.change(late, { note: 'and changed' }));
  must(await otto.log('patrol', patrol({ note: 'also after' })));
  for (const phone of [olive, otto, corin]) await settle(phone);
  const before = await recordsIn(town.database());
  const effects = await effectsIn(town.database());

  await mustRun(restore(file, there));
  if (there !== here) await town.moveTo(there);
  expect(await recordsIn(town.database())).not.toEqual(before);
  // One round each to hear of it and bring what is missing, and one to see what the others brought.
  for (const phone of [olive, otto, corin, olive, otto, corin]) await settle(phone);

  const after = await recordsIn(town.database());
  expect(after.map(withoutVersion)).toEqual(before.map(withoutVersion));
  // Versions of the new life begin above those of the one that was lost.
  expect(after.every(({ version }, i) => version >= (before[i]?.version ?? 0))).toBe(true);
  const again = await effectsIn(town.database());
  expect([...again.keys()].sort()).toEqual([...effects.keys()].sort());
  expect(new Set(again.values())).toEqual(new Set([1]));
  for (const phone of [olive, otto, corin]) {
    const [held, shown] = await replicaAndServer(phone, town.database());
    expect(held).toEqual(shown);
  }
  expect(corin.state().records.size).toBe(4);
  for (const phone of [olive, otto, corin]) phone.close();
  await town.close();
});
