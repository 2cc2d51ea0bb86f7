/** Ids that begin with the time: made one after the other, they lie side by side in a database. */
import type { Instant } from '../domain/time.ts';

/**
 * A UUID of version 7 (RFC 9562 §5.7) from one of version 4. Of random ids each lands on a page of its own
 * in the server's indexes: what 1,000 new records write there was twice as much. Nothing may rely on the
 * order: a phone's clock says what it likes.
 */
export function newIdAt(now: Instant, random: string): string {
  const time = Math.max(0, Math.trunc(now)).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
