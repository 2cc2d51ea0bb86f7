/** The tables as they were after certain migrations, always SQLite's: those of a backup. */
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { nodeSqliteDialect } from '../node-sqlite.ts';
import type { Tables } from '../tables.ts';
import { type CopiedTable, copiedNames } from './copied-tables.ts';

/** The columns of each table that a backup of then holds. */
export type Columns = ReadonlyMap<CopiedTable, readonly string[]>;

/** Brings the tables of the file at `path` to where these migrations end. */
export async function makeTables(path: string, names: readonly string[]): Promise<void> {
  const sql = new Kysely<Tables>({ dialect: nodeSqliteDialect(path) });
  const wanted = Object.entries(migrations).filter(([name]) => names.includes(name));
  try {
    await migrate(sql, Object.fromEntries(wanted));
  } finally {
    await sql.destroy();
  }
}

export function columnsIn(file: DatabaseSync): Columns {
  const columns = copiedNames.map(
    (table) =>
      [
        table,
        file
          .prepare(`select name from pragma_table_info('${table}')`)
          .all()
          .map(({ name }) => String(name)),
      ] as const,
  );
  // An older one has fewer tables.
  return new Map(columns.filter(([, names]) => names.length > 0));
}
