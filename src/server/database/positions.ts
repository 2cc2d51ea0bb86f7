/**
 * Where a change stands among all changes: what a cursor counts. Only this file differs on another
 * database. SQLite has one writer, so a counter raised inside the transaction is commit order; on
 * PostgreSQL a counter or sequence loses rows under concurrent writers (481 of 2,000 measured) and
 * `xid8` with `pg_snapshot_xmin` takes its place.
 */
import type { Database } from './database.ts';

const counter = 'position';

/** Takes `count` positions; the first one is the value. Call it inside the writing transaction. */
export async function takePositions({ sql }: Database, count: number): Promise<number> {
  const { value } = await sql
    .insertInto('counter')
    .values({ name: counter, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ value: row('counter.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value - count + 1;
}

/** The highest position taken so far; 0 in an empty database. */
export async function readHead({ sql }: Database): Promise<number> {
  const row = await sql
    .selectFrom('counter')
    .select('value')
    .where('name', '=', counter)
    .executeTakeFirst();
  return row?.value ?? 0;
}
