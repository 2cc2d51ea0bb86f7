/** Kysely over `pg`: the database of a partnership with several servers. */
import { Kysely, PostgresDialect, sql as raw } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { insertAsJson } from './insert-rows.ts';
import { migrate } from './migrate.ts';
import { postgresMigrations } from './migrations.ts';
import { postgresPositions } from './postgres-positions.ts';
import type { Tables } from './tables.ts';

/** Connections of one server process; PostgreSQL's own default is 100 for all of them. */
const connectionsMax = 10;

/**
 * A transaction that is left open holds up what every phone may read: one that does nothing is
 * ended. The longest statements, of an import or a demonstration, take a second.
 */
const guards = {
  idle_in_transaction_session_timeout: 10_000,
  statement_timeout: 30_000,
  connectionTimeoutMillis: 10_000,
};

/** `pg_current_xact_id` and `xid8` came with 13. */
const versionMin = 130_000;

/** Could not serialise, deadlock, and a row that another transaction made in the meantime. */
const codesOfAnother = ['40001', '40P01', '23505'];

const bigintOid = 20;

export const isPostgresUrl = (place: string): boolean => /^postgres(?:ql)?:\/\//.test(place);

export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'beatbook',
    max: connectionsMax,
    types: { getTypeParser },
    ...guards,
  });
  // A connection that breaks while nobody uses it is replaced; without a listener Node would stop.
  pool.on('error', () => undefined);
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await mustAnswer(sql, place);
  await migrate(sql, postgresMigrations);
  return {
    sql,
    kept: {},
    engine: {
      name: 'PostgreSQL',
      place,
      positions: postgresPositions,
      insertRows: insertAsJson,
      hasManyWriters: true,
      isWorthAnotherTry: (error) => codesOfAnother.includes(codeOf(error)),
    },
  };
}

/** Counts and instants as numbers: they are far below 2⁵³. */
export const getTypeParser: typeof pg.types.getTypeParser = (
  oid: number,
  format?: 'text' | 'binary',
): ((value: string) => unknown) =>
  oid === bigintOid ? Number : pg.types.getTypeParser(oid, format as 'text');

async function mustAnswer(sql: Kysely<Tables>, place: string): Promise<void> {
  const { rows } = await raw<{ readonly version: string }>`
    select current_setting('server_version_num') as version`
    .execute(sql)
    .catch((error) => {
      throw notOpened(place, error);
    });
  if (Number(rows[0]?.version) < versionMin) throw trouble(`${place} is older than 13.`, 'TOO_OLD');
}

/** What went wrong at an address, told without who and with which password. */
export const postgresTrouble = (url: string, error: unknown): Error =>
  notOpened(placeOf(url), error);

const notOpened = (place: string, error: unknown): Error =>
  trouble(`${place} can't be opened: ${Object(error).message || codeOf(error)}`, codeOf(error));

/** With a code, so that it is told in one line. */
const trouble = (message: string, code: string): Error =>
  Object.assign(new Error(message), { code });

const codeOf = (error: unknown): string => String(Object(error).code ?? 'UNKNOWN');

/** Host and name, never who or with which password. */
function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const name = decodeURIComponent(pathname.slice(1)) || 'postgres';
  return `PostgreSQL, database ${name} at ${searchParams.get('host') || host || 'localhost'}`;
}
