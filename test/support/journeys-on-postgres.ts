/** For the project `journeys-postgres`: a journey's server is two, on a PostgreSQL of its own. */
import { afterAll, beforeAll } from 'vitest';
import { type Postgres, startPostgres } from './postgres.ts';
import { serving } from './serving.ts';
import { startTwoServers } from './two-servers.ts';

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
  serving.start = async (options) =>
    startTwoServers({ ...options, databaseUrl: await postgres.newDatabase() });
});

afterAll(() => postgres[Symbol.asyncDispose]());
