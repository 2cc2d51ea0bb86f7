/** One read transaction on the file: with its write-ahead log, a server writes on beside it. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { copiedTables, orderOf, type Row, rowsPerPage } from './copied-tables.ts';
import type { Snapshot } from './snapshot.ts';

export async function openSqliteSnapshot(path: string): Promise<Snapshot | null> {
  if (!existsSync(path)) return null;
  const file = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    file.exec('PRAGMA trusted_schema = OFF');
    file.exec('begin');
    return {
      engine: 'SQLite',
      migrations: migrationsIn(file),
      setting: async (key) =>
        (file.prepare('select value from setting where key = ?').get(key)?.value as string) ?? null,
      count: async (table) => Number(file.prepare(`select count(*) as n from ${table}`).get()?.n),
      pages: async function* (table, columns) {
        const order = orderOf(copiedTables[table], columns, 'binary');
        yield* pagesOf(
          file.prepare(`select ${columns.join(', ')} from ${table} order by ${order}`).iterate(),
        );
      },
      close: async () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** The first read: from here on the file is seen as it is now. */
export function migrationsIn(file: DatabaseSync): readonly string[] {
  const isMade = file.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get();
  if (!isMade) return [];
  const rows = file.prepare('select name from kysely_migration order by name').all();
  return rows.map(({ name }) => String(name));
}

export function* pagesOf(rows: Iterable<unknown>): Iterable<readonly Row[]> {
  let page: Row[] = [];
  for (const row of rows) {
    page.push(row as Row);
    if (page.length < rowsPerPage) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
