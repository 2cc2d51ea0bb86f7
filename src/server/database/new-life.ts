/** Another life of the database, after a backup was put back or it was moved. */
import { type Instant, secondMs } from '../../domain/time.ts';
import type { Database } from './database.ts';
import { readVersionFloor, writeSetting } from './settings.ts';

export type NewLife = { readonly epoch: string; readonly now: Instant };

/**
 * Without a new epoch, positions would come again that phones have already passed, and what happened
 * in between would never reach anybody (S7, S13). Versions of the lost life come again with what phones
 * send again: those of the new one begin above them.
 */
export async function beginLife(database: Database, { epoch, now }: NewLife): Promise<void> {
  const floorBefore = await readVersionFloor(database);
  const floor = Math.max(floorBefore + 1, Math.floor((now - floorsBegan) / secondMs));
  await writeSetting(database, 'version-floor', `${floor}`);
  await writeSetting(database, 'epoch', epoch);
}

/** A version a second since then: no record is changed as often, and the wire's 1e9 last until 2057. */
const floorsBegan: Instant = Date.UTC(2026, 0);
