/**
 * Eight writers at once, some of which hold their transaction open for a while, and a reader that
 * follows the cursor meanwhile. The same harness on a plain sequence shows that it would notice.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  closeDatabase,
  type Database,
  inTransaction,
  openDatabase,
} from '../../src/server/database/database.ts';
import { type Position, type Positions, readHead } from '../../src/server/database/positions.ts';
import { readRecordsAfter } from '../../src/server/database/record-pages.ts';
import { insertRecords, type NewRecord, saveRecords } from '../../src/server/database/records.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { testStart } from '../support/server.ts';
import { corin, stored } from './stored-records.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const writers = 8;
const transactionsEach = 100;

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

test('[S7] a reader misses nothing of what eight writers write at once, new or changed', async () => {
  const database = await openDatabase(await postgres.newDatabase());
  expect(await missed(database)).toEqual([]);
  await closeDatabase(database);
});

test('[S7] on a cursor that only counts, the same reader misses something: this test can fail', async () => {
  const database = await openDatabase(await postgres.newDatabase());
  const naive = { ...database, engine: { ...database.engine, positions: counting(database) } };
  expect((await missed(naive)).length).toBeGreaterThan(0);
  await closeDatabase(database);
});

test('[S7] what is held open holds readers up, and lets nobody pass', async () => {
  const database = await openDatabase(await postgres.newDatabase());
  const first = newIncident();
  const second = newIncident();
  await inTransaction(database, async (within) => {
    await insertRecords(within, [first]);
    await insertRecords(database, [second]);
    expect(await readOn(database, database.engine.positions.start)).toMatchObject({ seen: [] });
  });
  const { seen } = await readOn(database, database.engine.positions.start);
  expect(seen.map(([id]) => id)).toEqual([first.id, second.id]);
  await closeDatabase(database);
});

/** As `id version` of each record that the reader never saw in its last state. */
async function missed(database: Database): Promise<readonly string[]> {
  const written = new Map<string, number>();
  const writing = { isOver: false };
  const reading = follow(database, writing);
  await Promise.all(
    Array.from({ length: writers }, (_, writer) => write(database, writer, written)),
  );
  writing.isOver = true;
  const seen = await reading;
  expect(written.size).toBeGreaterThan(writers);
  return [...written]
    .filter(([id, version]) => seen.get(id) !== version)
    .map(([id, version]) => `${id} ${version}`);
}

/** New records, and every other time a change to the one before. Three in ten are held open. */
async function write(
  database: Database,
  writer: number,
  written: Map<string, number>,
): Promise<void> {
  let before = newIncident();
  for (let turn = 0; turn < transactionsEach; turn++) {
    const isChange = turn % 2 === 1;
    const record = isChange ? { ...before, version: before.version + 1 } : newIncident();
    await inTransaction(database, async (within) => {
      await (isChange ? saveRecords(within, [record]) : insertRecords(within, [record]));
      const isHeld = (turn * 7 + writer * 3) % 10 < 3;
      if (isHeld)
        await sql`select pg_sleep(${(1 + (turn % 4)) / 1000}::float8)`.execute(within.sql);
    });
    written.set(record.id, record.version);
    before = record;
  }
}

/** Reads on and on, once more after the writers are done. Answers the last version seen of each. */
async function follow(
  database: Database,
  writing: { readonly isOver: boolean },
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  let after = database.engine.positions.start;
  for (let isLast = false; !isLast; ) {
    isLast = writing.isOver;
    const page = await readOn(database, after);
    for (const [id, version] of page.seen) seen.set(id, version);
    if (page.seen.length > 0) isLast = false;
    after = page.after;
  }
  return seen;
}

async function readOn(database: Database, after: Position) {
  const head = await readHead(database);
  const rows = await readRecordsAfter(database, corin, { after, head }, 500);
  return {
    seen: rows.map(({ id, version }) => [id, version] as const),
    after: rows.at(-1)?.position ?? after,
  };
}

/** What looks right and is not: the number alone, as sequences and `bigserial` give it. */
const counting = ({ engine }: Database): Positions => ({
  ...engine.positions,
  start: '0.0',
  readHead: async () => 'any',
  between: (row, after) => row('position', '>', Number(String(after).split('.')[1])),
  order: ['position'],
});

const newIncident = (): NewRecord =>
  stored({
    kind: 'incident',
    fields: {
      type: 'street-drinking',
      class: 'nuisance',
      from: testStart,
      to: testStart,
      zones: [],
    },
  });
