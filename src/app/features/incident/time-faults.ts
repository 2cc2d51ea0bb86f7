/** Whether an incident's two times can be true, and what to say where they can't. */
import { type Instant, minuteMs } from '../../../domain/time.ts';

/** A phone's clock may run a little ahead of the partnership's. */
const aheadMaxMs = 5 * minuteMs;

export type TimeFaults = { readonly from?: string; readonly to?: string };

export function timeFaultsOf(
  { from, to }: { readonly from?: Instant | undefined; readonly to?: Instant | undefined },
  now: Instant,
): TimeFaults {
  if (from === undefined || to === undefined) return {};
  if (from > now + aheadMaxMs) return { from: 'That is still to come. Choose when it began.' };
  if (to > now + aheadMaxMs) return { to: 'That is still to come. Choose now or sooner.' };
  return from > to ? { to: 'It can’t have ended before it began. Change one of the two.' } : {};
}
