/** Changes that the server acknowledged: kept for a while, should it be put back to before (S13). */
import type { Instant } from '../domain/time.ts';
import { keptReceivedMs } from '../sync/limits.ts';
import { inState, keyOf } from './row-order.ts';
import type { ChangeRow, ChangesAndMeta } from './rows.ts';

type Changes = Pick<ChangesAndMeta, 'changes'>;

/** Drops those that no restored server can still want. */
export async function forgetReceived({ changes }: Changes, now: Instant): Promise<void> {
  const received = await changes.range('[state+n]', ...inState('received'));
  await changes.remove(received.filter((row) => isOld(row, now)).map(keyOf));
}

/** A restored server gets again what its phones still have; what it did not lose has no second effect (S2). */
export async function sendAgain(
  { changes }: Changes,
  settledNow: ReadonlySet<number>,
  now: Instant,
): Promise<void> {
  const received = await changes.range('[state+n]', ...inState('received'));
  const again = received.filter((row) => !settledNow.has(keyOf(row)) && !isOld(row, now));
  await changes.putAll(again.map((row) => ({ ...row, state: 'waiting' as const })));
}

const isOld = ({ receivedAt = 0 }: ChangeRow, now: Instant): boolean =>
  now - receivedAt > keptReceivedMs;
