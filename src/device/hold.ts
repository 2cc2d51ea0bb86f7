/** A change that is held for *Undo*: it does not go out, so that taking it back leaves no trace. */
import type { Instant } from '../domain/time.ts';
import type { ChangeRow } from './rows.ts';

/** A clock that was set back must not hold a change for years. */
export const isHeld = ({ at, notBefore = 0, takenAt }: ChangeRow, now: Instant): boolean =>
  takenAt === undefined && at <= now && now < notBefore;

/** When the last of these may go; `null` when one of them may go now. */
export const heldUntilOf = (rows: readonly ChangeRow[], now: Instant): Instant | null =>
  rows.length > 0 && rows.every((row) => isHeld(row, now))
    ? Math.max(...rows.map(({ notBefore = 0 }) => notBefore))
    : null;
