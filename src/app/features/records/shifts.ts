/** Records by the shift they were made on: what lies within six hours of the next belongs together. */
import { dayAfter, hourMs, type Instant, localTimeOf } from '../../../domain/time.ts';
import { longDayWords } from '../../words.ts';

const gapMs = 6 * hourMs;
/** Nobody is on for longer; without it a busy week would be one shift. */
const shiftMaxMs = 14 * hourMs;

export type Group<T> = { readonly title: string; readonly items: readonly T[] };
type Dated = { readonly at: Instant };

/** `items` the latest first, and so are the shifts. */
export function shiftsOf<T extends Dated>(
  items: readonly T[],
  now: Instant,
  timeZone: string,
): Group<T>[] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run && isSameShift(run, item)) run.push(item);
    else runs.push([item]);
  }
  return merged(runs.map((run) => ({ title: shiftTitle(run, now, timeZone), items: run })));
}

const isSameShift = (run: readonly Dated[], { at }: Dated): boolean =>
  (run.at(-1)?.at ?? 0) - at <= gapMs && (run[0]?.at ?? 0) - at <= shiftMaxMs;

/** The same by calendar day, for lists in which many people's shifts overlap. */
export function daysOf<T extends Dated>(
  items: readonly T[],
  now: Instant,
  timeZone: string,
): Group<T>[] {
  const today = localTimeOf(now, timeZone).day;
  return merged(
    items.map((item) => ({
      title: dayTitle(localTimeOf(item.at, timeZone).day, today),
      items: [item],
    })),
  );
}

/** Neighbours under the same words are one group: two headings that say the same say nothing. */
function merged<T>(groups: readonly Group<T>[]): Group<T>[] {
  const joined: { title: string; items: T[] }[] = [];
  for (const { title, items } of groups) {
    const last = joined.at(-1);
    if (last?.title === title) last.items.push(...items);
    else joined.push({ title, items: [...items] });
  }
  return joined;
}

function shiftTitle(run: readonly Dated[], now: Instant, timeZone: string): string {
  const ended = run[0]?.at ?? 0;
  const began = beganOn(run.at(-1)?.at ?? 0, timeZone);
  const today = localTimeOf(now, timeZone).day;
  if (now - ended <= gapMs) return goingOn(began.part, localTimeOf(now, timeZone).hour);
  return `${dayTitle(began.day, today)}${partWords[began.part]}`;
}

type Part = 'early' | 'day' | 'late';
const partWords: Readonly<Record<Part, string>> = { early: ', early', day: '', late: ', late' };

function goingOn(part: Part, hour: number): string {
  if (part !== 'late') return 'Today';
  return hour < 6 || hour >= 17 ? 'Tonight' : 'Last night';
}

/** The small hours belong to the evening before: a night shift is one night. */
function beganOn(at: Instant, timeZone: string): { readonly day: string; readonly part: Part } {
  const { day, hour } = localTimeOf(at, timeZone);
  if (hour < 4) return { day: dayAfter(day, -1), part: 'late' };
  if (hour < 7) return { day, part: 'early' };
  return { day, part: hour < 17 ? 'day' : 'late' };
}

function dayTitle(day: string, today: string): string {
  if (day === today) return 'Today';
  return day === dayAfter(today, -1) ? 'Yesterday' : longDayWords(day, today);
}
