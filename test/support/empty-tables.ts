/** For tests that share a database, because PostgreSQL takes a second to make one. */
import { sql } from 'kysely';
import { type Database, inTransaction } from '../../src/server/database/database.ts';

/** In the order in which they name one another. */
const tables = [
  'change_log',
  'client',
  'record',
  'photo_part',
  'photo',
  'cleared_storage',
  'quarantine',
  'session',
  'sign_in_link',
  'sign_in_try',
  'server_key',
  'person',
  'reference_entry',
  'setting',
];

export const emptyTables = (database: Database): Promise<void> =>
  inTransaction(database, async ({ sql: connection }) => {
    for (const table of tables) await sql.raw(`delete from ${table}`).execute(connection);
  });
