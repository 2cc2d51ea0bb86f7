/**
 * Where a record's last change stands among all changes: what a cursor counts. A reader that follows
 * it must never pass a change that commits later, so each engine has its own way, in
 * `sqlite-positions.ts` and `postgres-positions.ts`; the rest of the server knows none of them.
 */
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A number on SQLite, `TRANSACTION.NUMBER` on PostgreSQL; opaque outside of this folder. */
export type Position = number | string;

/** The columns of a record that say where it stands; `tx` on PostgreSQL only. */
export type Place = { readonly position: number; readonly tx?: string | undefined };

export type Positions = {
  /** Before everything. */
  readonly start: Position;
  /** Takes that many places, in order. Call it inside the transaction that writes them. */
  readonly take: (sql: Kysely<Tables>, count: number) => Promise<readonly Place[]>;
  /** How far one may read now: nothing can come in before it any more. */
  readonly readHead: (sql: Kysely<Tables>) => Promise<Position>;
  /** Past all that was there when `head` was read, once `last`, the last of it in sight, was read. */
  readonly passed: (head: Position, last: Position) => Position;
  readonly between: (
    row: ExpressionBuilder<Tables, 'record'>,
    after: Position,
    head: Position,
  ) => Expression<SqlBool>;
  readonly order: readonly ('tx' | 'position')[];
};

/** How far one may read now. */
export const readHead = ({ sql, engine }: Database): Promise<Position> =>
  engine.positions.readHead(sql);

export const positionOf = ({ tx, position }: Place): Position =>
  tx === undefined ? position : `${tx}.${position}`;

/** Whether a position that came from outside is one of this engine's, and not past its head. */
export function isReached(position: Position, head: Position): boolean {
  if (typeof position === 'number') return typeof head === 'number' && position <= head;
  // Within what PostgreSQL can read: 64 bits, of which sequences use 63.
  const [, tx] = position.match(/^(\d{1,19})\.\d{1,18}$/) ?? [];
  return typeof head === 'string' && tx !== undefined && BigInt(tx) < BigInt(head);
}

/** Where one stands after everything below a head. */
export const placeBelow = (head: Position): Position =>
  typeof head === 'number' ? head : `${head}.0`;

/** Whether a position comes after another one; both are places, not heads. */
export function isAfter(position: Position, other: Position): boolean {
  if (typeof position === 'number') return typeof other === 'number' && position > other;
  const [[tx, number], [otherTx, otherNumber]] = [partsOf(position), partsOf(String(other))];
  return tx === otherTx ? number > otherNumber : tx > otherTx;
}

const partsOf = (position: string): readonly [bigint, bigint] => {
  const [tx = '0', number = '0'] = position.split('.');
  return [BigInt(tx), BigInt(number)];
};
