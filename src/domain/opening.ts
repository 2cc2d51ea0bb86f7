/** Whether a place with weekly hours is open, until when, and when it opens next. */
import type { Hours } from './reference.ts';
import { dayAfter, type Instant, localTimeOf, minuteMs, startOfDay } from './time.ts';

export type Opening =
  | { readonly isOpen: true; readonly until: Instant }
  /** `null` where there are no hours at all. */
  | { readonly isOpen: false; readonly opensAt: Instant | null };

type Span = { readonly from: Instant; readonly to: Instant };

export function openingAt(hours: readonly Hours[], now: Instant, timeZone: string): Opening {
  const spans = spansAround(hours, now, timeZone);
  const open = spans.filter(({ from, to }) => from <= now && now < to);
  if (open.length > 0) return { isOpen: true, until: Math.max(...open.map(({ to }) => to)) };
  const later = spans.map(({ from }) => from).filter((from) => from > now);
  return { isOpen: false, opensAt: later.length > 0 ? Math.min(...later) : null };
}

/** Hours of one weekday, 1 Monday … 7 Sunday, in the order of the day. */
const hoursOn = (hours: readonly Hours[], weekday: number): readonly Hours[] =>
  hours
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .sort((a, b) => a.from.localeCompare(b.from));

/** From yesterday, whose evening may run past midnight, to the same weekday next week. */
const daysAround = [-1, 0, 1, 2, 3, 4, 5, 6, 7];

function spansAround(hours: readonly Hours[], now: Instant, timeZone: string): readonly Span[] {
  const today = localTimeOf(now, timeZone).day;
  return daysAround.flatMap((offset) => {
    const day = dayAfter(today, offset);
    const { weekday } = localTimeOf(startOfDay(day, timeZone), timeZone);
    return hoursOn(hours, weekday).map(({ from, to }) => ({
      from: instantAt(day, from, timeZone),
      to: instantAt(to <= from ? dayAfter(day, 1) : day, to, timeZone),
    }));
  });
}

/** The day on which the clocks change is an hour shorter or longer: what the clock shows is asked, not added up. */
function instantAt(day: string, time: string, timeZone: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = hours * 60 + minutes;
  const guess = startOfDay(day, timeZone) + wanted * minuteMs;
  const shown = localTimeOf(guess, timeZone);
  if (shown.day !== day) return guess;
  return guess + (wanted - (shown.hour * 60 + shown.minute)) * minuteMs;
}
