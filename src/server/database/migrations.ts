/** Every change to the tables, in order. The names are stored: never rename one, only add. */

import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { firstStorey } from './migrations/first-storey.ts';
import type { Tables } from './tables.ts';

const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-storey': firstStorey,
};

/** Brings the tables up to date. Throws where it can't: a server on half a schema must not run. */
export async function migrate(sql: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: sql, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
