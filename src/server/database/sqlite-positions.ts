/** SQLite has one writer: a counter raised inside the transaction is commit order. */
import type { Kysely } from 'kysely';
import type { Place, Position, Positions } from './positions.ts';
import type { Tables } from './tables.ts';

const counter = 'position';

export const sqlitePositions: Positions = {
  start: 0,
  take,
  readHead,
  passed: (head, last) => Math.max(Number(head), Number(last)),
  // What was committed since the head was read is after it, never before.
  between: (row, after) => row('position', '>', Number(after)),
  order: ['position'],
};

async function take(sql: Kysely<Tables>, count: number): Promise<readonly Place[]> {
  const { value } = await sql
    .insertInto('counter')
    .values({ name: counter, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ value: row('counter.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  const first = value - count + 1;
  return Array.from({ length: count }, (_, i) => ({ position: first + i }));
}

/** The highest position taken so far; 0 in an empty database. */
async function readHead(sql: Kysely<Tables>): Promise<Position> {
  const row = await sql
    .selectFrom('counter')
    .select('value')
    .where('name', '=', counter)
    .executeTakeFirst();
  return row?.value ?? 0;
}
