/** For tests that share a database, because PostgreSQL takes a second to make one. */
import { sql } from 'kysely';
import type { Database } from '../../src/server/database/database.ts';

/** In the order in which they name one another. */
const tables = [
  'change_log',
  'client',
  'record',
  'quarantine',
  'session',
  'sign_in_link',
  'sign_in_try',
  'person',
  'reference_entry',
  'setting',
];

export async function emptyTables({ sql: connection }: Database): Promise<void> {
  for (const table of tables) await sql.raw(`delete from ${table}`).execute(connection);
}
