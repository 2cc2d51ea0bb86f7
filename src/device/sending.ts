/**
 * The batch on the wire. A row is not rewritten when it is taken: which rows are out, and under which
 * numbers, is one small thing in `Meta`.
 */
import { keyOf } from './row-order.ts';
import type { ChangeRow, Sending } from './rows.ts';

/** Rows as they are to be read: with the numbers under which they are out now, and no others. */
export function numbered(
  rows: readonly ChangeRow[],
  sending: Sending | null | undefined,
): ChangeRow[] {
  const out = new Map(sending?.keys.map((key, i) => [key, i]));
  return rows.map((row) => {
    const place = row.state === 'waiting' ? out.get(keyOf(row)) : undefined;
    if (sending && place !== undefined) {
      return { ...row, seq: sending.firstSeq + place, takenAt: row.takenAt ?? sending.at };
    }
    if (row.seq === undefined) return row;
    const { seq: _, ...unnumbered } = row;
    return unnumbered;
  });
}
