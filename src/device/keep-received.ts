/**
 * Changes that the server acknowledged: kept for a while, should it be put back to before (S13). All of it
 * runs inside a transaction of its caller, and also finds what release 0.2 left among the changes.
 */
import type { Instant } from '../domain/time.ts';
import { keptReceivedMs } from '../sync/limits.ts';
import { changesIn } from './received.ts';
import { inState, keyOf } from './row-order.ts';
import type { ChangeRow, PersonTables, ReceivedRow } from './rows.ts';

type Tables = Pick<PersonTables, 'changes' | 'received'>;

/** Out of the queue and into one row: 400 rows put anew, with their indexes, took ten times as long. */
export async function keepReceived(
  { changes, received }: Tables,
  rows: readonly ChangeRow[],
  at: Instant,
): Promise<void> {
  if (rows.length === 0) return;
  await Promise.all([changes.remove(rows.map(keyOf)), received.put(toBatch(rows, at))]);
}

const toBatch = (rows: readonly ChangeRow[], at: Instant): ReceivedRow => ({
  at,
  records: [...new Set(rows.map(({ record }) => record))],
  changes: JSON.stringify(rows),
});

/** Drops those that no restored server can still want. */
export async function forgetReceived({ changes, received }: Tables, now: Instant): Promise<void> {
  const left = await changes.range('[state+n]', ...inState('received'));
  await changes.remove(left.filter((row) => isOld(now, row.receivedAt)).map(keyOf));
  const batches = await received.all();
  await received.remove(batches.filter(({ at }) => isOld(now, at)).map(numberOf));
}

/** A restored server gets again what its phones still have; what it did not lose has no second effect (S2). */
export async function sendAgain(
  { changes, received }: Tables,
  settledNow: ReadonlySet<number>,
  now: Instant,
): Promise<void> {
  const isSettledNow = (row: ChangeRow) => settledNow.has(keyOf(row));
  const left = await changes.range('[state+n]', ...inState('received'));
  const batches = (await received.all()).filter(
    (batch) => !isOld(now, batch.at) && !changesIn(batch).some(isSettledNow),
  );
  const again = [
    ...left.filter((row) => !isOld(now, row.receivedAt)),
    ...batches.flatMap(changesIn),
  ];
  await changes.putAll(again.map((row) => ({ ...row, state: 'waiting' as const })));
  await received.remove(batches.map(numberOf));
}

/** Erases a record's, but for some: what a person may no longer see leaves the phone (S15). */
export async function eraseReceived(
  { changes, received }: Tables,
  record: string,
  isKept: (row: ChangeRow) => boolean,
): Promise<void> {
  const isErased = (row: ChangeRow) =>
    row.record === record && row.state === 'received' && !isKept(row);
  await changes.remove((await changes.match('record', record)).filter(isErased).map(keyOf));
  for (const batch of await received.match('records', record)) {
    const rows = changesIn(batch).filter((row) => !isErased(row));
    if (rows.length > 0) await received.put({ ...batch, ...toBatch(rows, batch.at) });
    else await received.remove([numberOf(batch)]);
  }
}

const numberOf = ({ n = 0 }: ReceivedRow): number => n;

const isOld = (now: Instant, at: Instant = 0): boolean => now - at > keptReceivedMs;
