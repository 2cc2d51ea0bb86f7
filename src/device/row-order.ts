/** The order in which a person made their changes, and how rows are found by it. */
import type { Bound, ChangeRow, ChangeState } from './rows.ts';

export const keyOf = (row: ChangeRow): number => row.n ?? -1;
export const byOrder = (a: ChangeRow, b: ChangeRow): number => keyOf(a) - keyOf(b);

/** For `[state+n]`: those of one state, above one key and up to and with another. */
export const inState = (
  state: ChangeState,
  above = 0,
  upTo: number = Number.POSITIVE_INFINITY,
): [Bound, Bound] => [
  [state, above],
  [state, upTo],
];
