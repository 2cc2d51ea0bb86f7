/** A database as it is at one moment, read without changing anything, whatever others write meanwhile. */
import { isPostgresUrl } from '../postgres.ts';
import type { SettingKey } from '../settings.ts';
import type { CopiedTable, Row } from './copied-tables.ts';
import { openPostgresSnapshot } from './postgres-snapshot.ts';
import { openSqliteSnapshot } from './sqlite-snapshot.ts';

export type Snapshot = {
  readonly engine: 'SQLite' | 'PostgreSQL';
  /** Names of the migrations that made its tables; none where there are no tables. */
  readonly migrations: readonly string[];
  readonly setting: (key: SettingKey) => Promise<string | null>;
  readonly count: (table: CopiedTable) => Promise<number>;
  readonly pages: (table: CopiedTable, columns: readonly string[]) => AsyncIterable<readonly Row[]>;
  readonly close: () => Promise<void>;
};

/** `null` where there is no such file. */
export const openSnapshot = (place: string): Promise<Snapshot | null> =>
  isPostgresUrl(place) ? openPostgresSnapshot(place) : openSqliteSnapshot(place);
