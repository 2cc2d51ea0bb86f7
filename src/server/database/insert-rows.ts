/** Many rows at once, in the way that each engine is fastest at. */
import { CompiledQuery, type Insertable, type Kysely, sql as raw } from 'kysely';
import type { Tables } from './tables.ts';

/** Stores rows in their order; all have the same columns. */
export type InsertRows = <T extends keyof Tables>(
  sql: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
) => Promise<void>;

/** One row a statement, which is prepared once: half the time of many rows in one, with a parameter a value. */
export const insertOneByOne: InsertRows = async (sql, table, rows) => {
  const columns = columnsOf(rows);
  const list = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into "${table}" (${list}) values (${columns.map(() => '?').join(', ')})`;
  for (const row of rows as readonly Cells[]) {
    const values = columns.map((column) => row[column]);
    await sql.executeQuery(CompiledQuery.raw(text, values));
  }
};

/** Rows as one parameter. */
const rowsPerStatement = 500;

/**
 * As JSON, read by the types of the table's own columns: one parameter instead of 19 a row, each of which
 * is described, sent and parsed by itself.
 */
export const insertAsJson: InsertRows = async (sql, table, rows) => {
  const columns = raw.join(columnsOf(rows).map((column) => raw.ref(column)));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement) as readonly object[];
    const json = JSON.stringify(some.map(toJsonRow));
    await raw`
      insert into ${raw.table(table)} (${columns}) select ${columns}
      from json_populate_recordset((select it from ${raw.table(table)} it limit 0), ${json}::json)
    `.execute(sql);
  }
};

/** Bytes as PostgreSQL reads them in a text. */
const toJsonRow = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  );

type Cells = Readonly<Record<string, unknown>>;

const columnsOf = (rows: readonly object[]): readonly string[] => Object.keys(rows[0] ?? {});
