import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { postgresMigrations } from '../../src/server/database/migrations.ts';
import { readSetting } from '../../src/server/database/settings.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newTestWorld, seedFolder } from '../support/server.ts';
import { registerStorageContract } from './storage-contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let postgres: Postgres;
let url: string;
let database: Database;

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.newDatabase();
  database = await openDatabase(url);
});
afterAll(async () => {
  await closeDatabase(database);
  await postgres[Symbol.asyncDispose]();
});

registerStorageContract(async () => {
  await emptyTables(database);
  return { ...database, kept: {} };
});

test('servers that start at once on an empty database make its tables and its partnership once', async () => {
  const empty = await postgres.newDatabase();
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase(empty)));
  for (const opened of databases) {
    const { rows } = await sql`select name from kysely_migration`.execute(opened.sql);
    expect(rows).toHaveLength(Object.keys(postgresMigrations).length);
  }
  // Each asks at once after planting: nobody's epoch may be replaced by another server's.
  const epochs = await Promise.all(
    databases.map(async (opened, i) => {
      await plantSeeds({ database: opened, world: newTestWorld(i + 1) }, seedFolder);
      return readSetting(opened, 'epoch');
    }),
  );
  expect(new Set(epochs).size).toBe(1);
  for (const opened of databases) await closeDatabase(opened);
});

test('a transaction that is left open is ended before it holds up the readers for long', async () => {
  const setting = async (name: string) =>
    (
      await sql<{ readonly it: string }>`select current_setting(${name}) as it`.execute(
        database.sql,
      )
    ).rows[0]?.it;
  expect(await setting('idle_in_transaction_session_timeout')).toBe('10s');
  expect(await setting('statement_timeout')).toBe('30s');
  expect(await setting('synchronous_commit')).toBe('on');
});

test('every key of a table with content has the partnership in it', async () => {
  const { rows } = await sql<{ readonly key: string }>`
    select indexdef as key from pg_indexes
    where tablename in ('record', 'client', 'change_log', 'quarantine', 'reference_entry')
      and indexdef like 'CREATE UNIQUE%'`.execute(database.sql);
  expect(rows.length).toBeGreaterThan(6);
  for (const { key } of rows) expect(key).toMatch(/\(.*partnership.*\)/);
});

test('a database that does not answer is named in one line, without its password', async () => {
  const opening = openDatabase('postgres://somebody:secret@127.0.0.1:9/beatbook');
  const error = await opening.catch((thrown: Error) => thrown);
  expect(String(error)).toContain("PostgreSQL, database beatbook at 127.0.0.1:9 can't be opened");
  expect(String(error)).not.toMatch(/secret|somebody/);
});
