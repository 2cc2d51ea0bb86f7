/** A hub's hours in words: now, and through the week. */
import { openingAt } from '../domain/opening.ts';
import type { Hours } from '../domain/reference.ts';
import { type Instant, localTimeOf } from '../domain/time.ts';
import { clockWords, dayWords } from './words.ts';

/** `Open until 18:00`, `Closed. Opens at 15:00`, `Closed. Opens Mon 23 Nov, 15:00` */
export function openingWords(hours: readonly Hours[], now: Instant, timeZone: string): string {
  const opening = openingAt(hours, now, timeZone);
  if (opening.isOpen) return `Open until ${clockWords(opening.until, timeZone)}`;
  if (opening.opensAt === null) return 'Hours not known';
  const clock = clockWords(opening.opensAt, timeZone);
  const today = localTimeOf(now, timeZone).day;
  const { day } = localTimeOf(opening.opensAt, timeZone);
  return `Closed. Opens ${day === today ? 'today' : dayWords(day, today)} at ${clock}`;
}

const short = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon–Fri 15:00–18:00, Sat 12:00–16:00` */
export const weekWords = (hours: readonly Hours[]): string =>
  hours.map(({ weekdays, from, to }) => `${weekdaysWords(weekdays)} ${from}–${to}`).join(', ');

/** Days in a row are said by their first and last. */
function weekdaysWords(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? 0;
  const isInARow = sorted.length > 2 && last - first === sorted.length - 1;
  return isInARow
    ? `${short[first]}–${short[last]}`
    : sorted.map((weekday) => short[weekday]).join(', ');
}
