/** Fills an empty database from `seeds/`; a database that has a partnership is left as it is. */
import type { Reference } from '../../domain/reference.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type Database, inTransaction } from '../database/database.ts';
import { savePerson } from '../database/people.ts';
import { type CollectionName, writeReference } from '../database/reference.ts';
import { readSetting, writeSetting, writeSettingOnce } from '../database/settings.ts';
import type { Deps } from '../deps.ts';
import { listFiles } from './collections.ts';
import { parseSeeds, type Seeds } from './parse-seeds.ts';
import { readSeedFiles } from './read-seed-files.ts';

/** A mistake names file, entry and field, and nothing is written. */
export async function plantSeeds({ database, world }: Deps, folder: string): Promise<Result<null>> {
  if ((await readSetting(database, 'partnership')) !== null) return ok(null);
  const files = await readSeedFiles(folder);
  if (!files.ok) return files;
  const seeds = parseSeeds(files.value);
  if (!seeds.ok) return seeds;
  await inTransaction(database, (within) => storeSeeds(within, seeds.value, world.newId()));
  return ok(null);
}

/** All of it or nothing, in a database that has no partnership; `epoch` names this life of the database. */
export async function storeSeeds(database: Database, seeds: Seeds, epoch: string): Promise<void> {
  const { reference, people } = seeds;
  // Another server may start on this database at the same moment.
  if (!(await writeSettingOnce(database, 'partnership', reference.partnership.id))) return;
  await writeSetting(database, 'epoch', epoch);
  for (const [collection, entries] of collectionsOf(reference)) {
    await writeReference(database, collection, entries);
  }
  for (const person of people) {
    const partnership = reference.partnership.id;
    await savePerson(database, { person, partnership, isActive: true, isSeeded: true });
  }
}

const collectionsOf = (
  reference: Reference,
): readonly (readonly [CollectionName, readonly unknown[]])[] => [
  ['partnership', [reference.partnership]],
  ...(Object.keys(listFiles) as (keyof typeof listFiles)[]).map(
    (name) => [name, reference[name]] as const,
  ),
  ...Object.entries(reference.lists).map(
    ([name, entries]) => [`lists.${name}` as CollectionName, entries] as const,
  ),
];
