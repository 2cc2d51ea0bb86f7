/** A wall clock reading in the partnership's time zone, as an instant. */
import { dayMs, type Instant, localTimeOf, minuteMs } from '../../domain/time.ts';

/**
 * `day` 2026-11-22, `time` 01:12; null where they don't read as a date and a time. A time that summer time skips
 * becomes the one an hour on; of a time that comes twice, the first is meant.
 */
export function instantOf(day: string, time: string, timeZone: string): Instant | null {
  const asIfUtc = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(asIfUtc)) return null;
  // The offset a day on and a day back: near a change of clocks one of the two is right.
  const guesses = [asIfUtc - dayMs, asIfUtc + dayMs].map((at) => asIfUtc - aheadMs(at, timeZone));
  const right = guesses.filter((at) => at + aheadMs(at, timeZone) === asIfUtc);
  return right.length > 0 ? Math.min(...right) : Math.max(...guesses);
}

export function clockOf(
  at: Instant,
  timeZone: string,
): { readonly day: string; readonly time: string } {
  const { day, hour, minute } = localTimeOf(at, timeZone);
  return { day, time: `${pad(hour)}:${pad(minute)}` };
}

/** How far the wall clock is ahead of UTC. */
function aheadMs(at: Instant, timeZone: string): number {
  const { day, time } = clockOf(at, timeZone);
  return Date.parse(`${day}T${time}Z`) - Math.floor(at / minuteMs) * minuteMs;
}

const pad = (value: number): string => String(value).padStart(2, '0');
