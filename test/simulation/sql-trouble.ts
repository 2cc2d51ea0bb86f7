/** A database that fails at the n-th query, as a server does that is killed: what was begun is undone. */
import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../src/server/database/database.ts';

export type Trouble = {
  /** The same database, with trouble to come. */
  readonly in: (database: Database) => Database;
  readonly expect: (afterQueries: number) => void;
};

export function newTrouble(): Trouble {
  let left = Number.POSITIVE_INFINITY;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      left -= 1;
      if (left > 0) return node;
      left = Number.POSITIVE_INFINITY;
      throw new Error('The server falls over.');
    },
    transformResult: async ({ result }) => result,
  };
  return {
    in: (database) => ({ ...database, sql: database.sql.withPlugin(plugin) }),
    expect: (afterQueries) => {
      left = afterQueries;
    },
  };
}
