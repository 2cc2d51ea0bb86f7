/** The partnership's database, SQLite or PostgreSQL. Everything that knows SQL is in this folder. */
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Given } from '../../analysis/covered.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Instant } from '../../domain/time.ts';
import type { Engine } from './engine.ts';
import { isPostgresUrl, openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Database = {
  readonly sql: Kysely<Tables>;
  readonly engine: Engine;
  /** The reference by the hash of its content, so that what is kept can never be out of date. */
  readonly kept: {
    reference?: { readonly version: string; readonly content: Reference };
    /** What patrols gave hotspots, as at a time not long ago. */
    covered?: { readonly at: Instant; readonly given: readonly Given[] };
  };
};

/**
 * Opens and migrates the database at `place`: `postgres://…`, or the path of a file, which is made
 * (`:memory:` for one that is forgotten).
 */
export const openDatabase = (place: string): Promise<Database> =>
  isPostgresUrl(place) ? openPostgres(place) : openSqlite(place);

export const closeDatabase = (database: Database): Promise<void> => database.sql.destroy();

/** Two that stand in one another's way are through after one more try; a queue of ten after a few. */
const triesMax = 8;

/**
 * All of `work` is stored, or none of it. Inside another transaction it is part of that one. Where
 * others write at the same time it may be begun again from its start.
 */
export async function inTransaction<T>(
  database: Database,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  if (database.sql.isTransaction) return work(database);
  for (let tries = 1; ; tries++) {
    try {
      return await database.sql.transaction().execute((sql) => work({ ...database, sql }));
    } catch (error) {
      if (tries === triesMax || !database.engine.isWorthAnotherTry(error)) throw error;
    }
  }
}

/** What is read to be changed stays as it is until the transaction ends. One writer has that anyway. */
export const held = <T extends keyof Tables & string, O>(
  { engine }: Database,
  query: SelectQueryBuilder<Tables, T, O>,
): SelectQueryBuilder<Tables, T, O> => (engine.hasManyWriters ? query.forUpdate() : query);

/** Whether the database answers. */
export async function isWell({ sql }: Database): Promise<boolean> {
  const row = await sql.selectFrom('setting').select('key').limit(1).execute();
  return row.length >= 0;
}
