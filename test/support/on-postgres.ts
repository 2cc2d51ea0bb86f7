/** For the project `postgres`: the tests of a file run on a PostgreSQL of their own. */
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { place } from './place.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { newTestWorld, seedFolder } from './server.ts';

let postgres: Postgres;
let database: Database;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase(await postgres.newDatabase());
  const planted = await plantSeeds({ database, world: newTestWorld() }, seedFolder);
  if (!planted.ok) throw new Error(planted.fault.where);
  for (const table of seeded) await run(`create table seeded_${table} as table ${table}`);
  place.open = asAtFirst;
});

afterAll(async () => {
  await closeDatabase(database);
  await postgres[Symbol.asyncDispose]();
});

const seeded = ['setting', 'reference_entry', 'person'];
/** In the order in which they name one another. */
const others = ['change_log', 'client', 'record', 'quarantine', 'session', 'sign_in_link'];

/** As it was after planting: a hundred times faster than a new database for each test. */
async function asAtFirst(): Promise<Database> {
  for (const table of [...others, 'sign_in_try', ...seeded]) await run(`delete from ${table}`);
  for (const table of seeded) await run(`insert into ${table} select * from seeded_${table}`);
  return { ...database, kept: {} };
}

const run = (statement: string) => sql.raw(statement).execute(database.sql);
