/** The partnership's database: one file, one writer. Everything that knows SQL is in this folder. */
import { Kysely } from 'kysely';
import type { Reference } from '../../domain/reference.ts';
import { migrate } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import type { Tables } from './tables.ts';

export type Database = {
  readonly sql: Kysely<Tables>;
  /** The reference by the hash of its content, so that what is kept can never be out of date. */
  readonly kept: { reference?: { readonly version: string; readonly content: Reference } };
};

/** Opens or makes the database at `path` (`:memory:` for one that is forgotten) and migrates it. */
export async function openDatabase(path: string): Promise<Database> {
  const sql = new Kysely<Tables>({ dialect: nodeSqliteDialect(path) });
  await migrate(sql);
  return { sql, kept: {} };
}

export const closeDatabase = (database: Database): Promise<void> => database.sql.destroy();

/** All of `work` is stored, or none of it. Inside another transaction it is part of that one. */
export const inTransaction = <T>(
  database: Database,
  work: (database: Database) => Promise<T>,
): Promise<T> =>
  database.sql.isTransaction
    ? work(database)
    : database.sql.transaction().execute((sql) => work({ ...database, sql }));

/** Whether the database answers. */
export async function isWell({ sql }: Database): Promise<boolean> {
  const row = await sql.selectFrom('setting').select('key').limit(1).execute();
  return row.length >= 0;
}
