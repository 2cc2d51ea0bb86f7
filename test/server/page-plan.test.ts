/** A page is asked for at every sync: it must never look through all records, whatever indexes are added. */
import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { expect, test } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { readHead } from '../../src/server/database/positions.ts';
import { readRecordsAfter } from '../../src/server/database/record-pages.ts';
import { people } from '../support/seed-files.ts';

test('a page is read along the positions, for every role', async () => {
  const database = await openDatabase(':memory:');
  const plans = [];
  for (const person of people) {
    const head = await readHead(database);
    const asked = await askedBy(database, (watched) =>
      readRecordsAfter(watched, person, { after: 7, head }, 500),
    );
    plans.push(await planOf(database, asked));
  }
  const alongPositions = 'SEARCH record USING INDEX sqlite_autoindex_record_2 (position>?)';
  expect(new Set(plans)).toEqual(new Set([alongPositions]));
  await closeDatabase(database);
});

async function askedBy(
  database: Database,
  work: (watched: Database) => Promise<unknown>,
): Promise<CompiledQuery> {
  const nodes: RootOperationNode[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const watched = database.sql.withPlugin(plugin);
  await work({ ...database, sql: watched });
  const executor = database.sql.getExecutor();
  const [node] = nodes;
  if (!node) throw new Error('Nothing was asked.');
  return executor.compileQuery(node, { queryId: 'page' });
}

async function planOf({ sql }: Database, asked: CompiledQuery): Promise<string> {
  const query = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${asked.sql}`, [...asked.parameters]);
  const { rows } = await sql.executeQuery<{ readonly detail: string }>(query);
  return rows.map(({ detail }) => detail).join('; ');
}
