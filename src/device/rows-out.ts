/** Rows that are on the wire: read, given up, answered. All of it runs inside a transaction of its caller. */
import { inState } from './row-order.ts';
import type { ChangeRow, ChangesAndMeta, Sending } from './rows.ts';
import { numbered } from './sending.ts';

/** Those that still wait, read at once, in the order of their numbers. */
export async function rowsOut(
  { changes }: Pick<ChangesAndMeta, 'changes'>,
  sending: Sending | null | undefined,
): Promise<ChangeRow[]> {
  if (!sending || sending.keys.length === 0) return [];
  const [least, most] = [Math.min(...sending.keys), Math.max(...sending.keys)];
  const between = await changes.range('[state+n]', ...inState('waiting', least - 1, most));
  return numbered(between, sending)
    .filter(({ seq }) => seq !== undefined)
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
}

/** Given up without an outcome: from now on the rows themselves say that the server may know them. */
export async function giveUp(
  tables: Pick<ChangesAndMeta, 'changes'>,
  sending: Sending | null | undefined,
): Promise<void> {
  const rows = await rowsOut(tables, sending);
  await tables.changes.putAll(rows.map(({ seq: _, ...row }) => row));
}

/** What is still out when the server has answered everything up to and with `lastSeq`. */
export function outAfter(
  { firstSeq, at, keys }: Sending,
  lastSeq: number,
): { readonly left: Sending | null; readonly answered: Sending } {
  const count = Math.max(0, Math.min(keys.length, lastSeq - firstSeq + 1));
  const left = { firstSeq: firstSeq + count, at, keys: keys.slice(count) };
  return {
    left: left.keys.length > 0 ? left : null,
    answered: { firstSeq, at, keys: keys.slice(0, count) },
  };
}
