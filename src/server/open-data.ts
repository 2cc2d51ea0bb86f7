/** What is done with the partnership's data when the server starts, and every hour after. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs, hourMs, type Instant, secondMs } from '../domain/time.ts';
import { type Database, openDatabase } from './database/database.ts';
import { dropQuarantinedBefore } from './database/quarantine.ts';
import { hasRecords } from './database/records.ts';
import { mustReadReference } from './database/reference.ts';
import { readVersionFloor, writeSetting } from './database/settings.ts';
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

/**
 * After a backup was put back: without a new epoch, positions would come again that phones have
 * already passed, and what happened in between would never reach anybody (S7, S13). Versions of the lost
 * life come again with what phones send again: those of the new one begin above them.
 */
export async function beginNewEpoch({ database, world }: Deps): Promise<void> {
  const floorBefore = await readVersionFloor(database);
  const floor = Math.max(floorBefore + 1, Math.floor((world.now() - floorsBegan) / secondMs));
  await writeSetting(database, 'version-floor', `${floor}`);
  await writeSetting(database, 'epoch', world.newId());
}

/** A version a second since then: no record is changed as often, and the wire's 1e9 last until 2057. */
const floorsBegan: Instant = Date.UTC(2026, 0);

/** Drops what was refused longer ago than the partnership keeps it, and who failed to sign in. */
export async function tidy({ database, world }: Deps): Promise<void> {
  const { policy } = (await mustReadReference(database)).content.partnership;
  await dropQuarantinedBefore(database, world.now() - policy.quarantineDays * dayMs);
  await dropTriesBefore(database, world.now() - hourMs);
}
