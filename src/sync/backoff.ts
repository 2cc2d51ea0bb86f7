/** When to try again: full jitter from 1 s to 5 min, and never before the server asked (S10). */
import type { Instant } from '../domain/time.ts';

const firstMs = 1000;
const longestMs = 5 * 60 * 1000;

/** `chance` is uniform in 0…1 and given, so that a simulation can repeat itself. */
export function nextTryAt(
  now: Instant,
  failures: number,
  chance: number,
  retryAfterSeconds = 0,
): Instant {
  const ceilingMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
  const waitMs = Math.max(firstMs, Math.round(ceilingMs * chance));
  return now + Math.max(waitMs, retryAfterSeconds * 1000);
}
