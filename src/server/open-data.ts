/** What is done with the partnership's data when the server starts, and every hour after. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs, hourMs } from '../domain/time.ts';
import { type Database, openDatabase } from './database/database.ts';
import { beginLife } from './database/new-life.ts';
import { dropUnfinishedBefore } from './database/photos.ts';
import { dropQuarantinedBefore } from './database/quarantine.ts';
import { hasRecords } from './database/records.ts';
import { mustReadReference } from './database/reference.ts';
import { dropTriesBefore } from './database/sign-in-tries.ts';
import { fillDemonstration } from './demo/fill.ts';
import type { Deps } from './deps.ts';

const fileName = 'beatbook.sqlite';

/** Where the database is: at `databaseUrl`, or else in `folder`. */
export const placeOf = (folder: string, databaseUrl?: string): string =>
  databaseUrl ?? join(folder, fileName);

/** The database there; the folder is one that only this user of the machine may enter. */
export async function openData(folder: string, databaseUrl?: string): Promise<Database> {
  if (!databaseUrl) await mkdir(folder, { recursive: true, mode: 0o700 });
  return openDatabase(placeOf(folder, databaseUrl));
}

/** Invented records for an empty database, never beside real ones. Answers how many came. */
export const demonstrate = async (deps: Deps): Promise<number> =>
  (await hasRecords(deps.database)) ? 0 : fillDemonstration(deps);

/** After a backup was put back by other means than ours. */
export const beginNewEpoch = ({ database, world }: Deps): Promise<void> =>
  beginLife(database, { epoch: world.newId(), now: world.now() });

/** Drops what was refused, and halves of photos, longer ago than the partnership keeps them, and who failed to sign in. */
export async function tidy({ database, world }: Deps): Promise<void> {
  const { policy } = (await mustReadReference(database)).content.partnership;
  const keptSince = world.now() - policy.quarantineDays * dayMs;
  await dropQuarantinedBefore(database, keptSince);
  await dropUnfinishedBefore(database, keptSince);
  await dropTriesBefore(database, world.now() - hourMs);
}
