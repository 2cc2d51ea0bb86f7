/**
 * PostgreSQL has many writers, and a number from a sequence is taken before its transaction commits:
 * whoever reads up to 4 may never see a 3 that commits later (a quarter of all rows in our test, see
 * `commit-order.test.ts`). So a place is the writing transaction's own number and, within it, one
 * from a sequence; and one reads only below the oldest transaction that is still open. Both numbers
 * are asked for in statements of their own, so that where tables are spread over machines it is the
 * same machine that gives them.
 */
import { type Kysely, sql as raw } from 'kysely';
import type { Place, Position, Positions } from './positions.ts';
import type { Tables } from './tables.ts';

export const postgresPositions: Positions = {
  start: '0.0',
  take,
  readHead,
  // Every transaction below the head has ended: its numbers are all behind this one.
  passed: (head) => `${BigInt(head) - 1n}.${'9'.repeat(18)}`,
  between: (_row, after, head) => {
    const [tx, position] = String(after).split('.');
    return raw<boolean>`(tx, position) > (${tx}::xid8, ${position}::bigint) and tx < ${head}::xid8`;
  },
  order: ['tx', 'position'],
};

async function take(sql: Kysely<Tables>, count: number): Promise<readonly Place[]> {
  const { rows } = await raw<Place>`
    select pg_current_xact_id()::text as tx, nextval('record_position') as position
    from generate_series(1, ${count}::int)`.execute(sql);
  return rows;
}

/** The oldest transaction that has not ended, in the whole cluster. It may stand still, never go back. */
async function readHead(sql: Kysely<Tables>): Promise<Position> {
  const { rows } = await raw<{ readonly head: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as head`.execute(sql);
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL gave no snapshot.');
  return row.head;
}
