/** What *this shift* is: defined here and nowhere else. */
import { hourMs, type Instant } from '../domain/time.ts';

const longestHours = 16;
const usualHours = 12;

/**
 * From the beginning of the first of one's patrols that began in the last 16 hours; where there was none, the last
 * 12 hours.
 */
export function shiftStart(
  patrols: readonly { readonly from?: Instant | undefined }[],
  now: Instant,
): Instant {
  const begun = patrols
    .flatMap(({ from }) => from ?? [])
    .filter((from) => from <= now && from > now - longestHours * hourMs);
  return begun.length > 0 ? Math.min(...begun) : now - usualHours * hourMs;
}
