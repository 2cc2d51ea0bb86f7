/** One file, one writer: the database of a partnership with one server. */
import { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { insertOneByOne } from './insert-rows.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import { sqlitePositions } from './sqlite-positions.ts';
import type { Tables } from './tables.ts';

export async function openSqlite(path: string): Promise<Database> {
  const sql = new Kysely<Tables>({ dialect: nodeSqliteDialect(path) });
  await migrate(sql, migrations);
  return {
    sql,
    kept: {},
    engine: {
      name: 'SQLite',
      place: `the file ${path}`,
      positions: sqlitePositions,
      insertRows: insertOneByOne,
      hasManyWriters: false,
      isWorthAnotherTry: () => false,
    },
  };
}
