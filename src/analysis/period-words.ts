/** A period as one says it: "July to September 2026". */
import type { Period } from '../domain/figures.ts';
import { daysOf, isCalendarMonths, wholeMonthsOf } from './period.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "July 2026", "December 2025 to February 2026", "1 to 22 November 2026". */
export function periodWords(period: Period): string {
  if (isCalendarMonths(period)) return span(monthWords(period.from), monthWords(period.to));
  return span(dayWords(period.from), dayWords(period.to));
}

/** "in July 2026", "from 1 October to 15 November 2026", "on 22 November 2026". */
export function duringWords(period: Period): string {
  if (isCalendarMonths(period)) return `in ${periodWords(period)}`;
  return period.from === period.to
    ? `on ${dayInWords(period.from)}`
    : `from ${periodWords(period)}`;
}

const countWords: Readonly<Record<number, string>> = {
  1: 'the month before',
  2: 'the two months before',
  3: 'the three months before',
  6: 'the six months before',
  12: 'the year before',
};

/** What `periodBefore` is to the period: "the three months before", "the 28 days before". */
export function beforeWords(period: Period): string {
  const whole = wholeMonthsOf(period);
  if (whole > 0) return countWords[whole] ?? `the ${whole} months before`;
  const days = daysOf(period);
  return days === 1 ? 'the day before' : `the ${days} days before`;
}

/** "22 November 2026" */
export const dayInWords = (day: string): string => dayWords(day).join(' ');

type Words = readonly string[];

const monthWords = (day: string): Words => [months[Number(day.slice(5, 7)) - 1] ?? '', year(day)];
const dayWords = (day: string): Words => [String(Number(day.slice(8))), ...monthWords(day)];
const year = (day: string): string => day.slice(0, 4);

/** Leaves out of the first part what the second repeats: "1 to 22 November 2026". */
function span(from: Words, to: Words): string {
  if (from.join() === to.join()) return to.join(' ');
  const repeated = from.findIndex((_, i) => from.slice(i).join() === to.slice(i).join());
  const first = repeated < 0 ? from : from.slice(0, repeated);
  return `${first.join(' ')} to ${to.join(' ')}`;
}
