/** Periods of local days, as a partnership reports: months, quarters, financial years. */
import type { Period } from '../domain/figures.ts';
import { dayAfter, dayMs, type Instant, startOfDay } from '../domain/time.ts';

export type PresetName =
  | 'last-28-days'
  | 'this-month'
  | 'last-month'
  | 'this-quarter'
  | 'last-quarter'
  | 'this-financial-year'
  | 'last-financial-year'
  | 'last-12-months';

type Preset = { readonly plain: string; readonly on: (today: string) => Period };

/** "This" runs from its first day to today: days that have not been would look like quiet ones. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  'last-28-days': {
    plain: 'Last 28 days',
    on: (today) => ({ from: dayAfter(today, -27), to: today }),
  },
  'this-month': { plain: 'This month', on: (today) => ({ from: monthStart(today), to: today }) },
  'last-month': { plain: 'Last month', on: (today) => wholeBefore(monthStart(today), 1) },
  'this-quarter': {
    plain: 'This quarter',
    on: (today) => ({ from: quarterStart(today), to: today }),
  },
  'last-quarter': { plain: 'Last quarter', on: (today) => wholeBefore(quarterStart(today), 3) },
  'this-financial-year': {
    plain: 'This financial year',
    on: (today) => ({ from: yearStart(today), to: today }),
  },
  'last-financial-year': {
    plain: 'Last financial year',
    on: (today) => wholeBefore(yearStart(today), 12),
  },
  'last-12-months': {
    plain: 'Last 12 months',
    on: (today) => wholeBefore(dayAfter(today, 1), 12),
  },
};

export const presetNames = Object.keys(presets) as [PresetName, ...PresetName[]];

/** The period just before: as many months where it is whole months, otherwise as many days. */
export function periodBefore(period: Period): Period {
  const months = wholeMonthsOf(period);
  return months === 0
    ? { from: dayAfter(period.from, -daysOf(period)), to: dayAfter(period.from, -1) }
    : wholeBefore(period.from, months);
}

/** The same days a year earlier; 29 February becomes the 28th. */
export function sameLastYear(period: Period): Period {
  const from = monthsAfter(period.from, -12);
  return wholeMonthsOf(period) > 0
    ? { from, to: dayAfter(monthsAfter(dayAfter(period.to, 1), -12), -1) }
    : { from, to: monthsAfter(period.to, -12) };
}

export const daysOf = ({ from, to }: Period): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

/** How many months a period is, if it is whole months from some day of the month; otherwise 0. */
export function wholeMonthsOf({ from, to }: Period): number {
  const next = dayAfter(to, 1);
  const months = monthCount(next) - monthCount(from);
  // The 31st has no counterpart in most months: such a period is counted in days.
  const steps = months > 0 && dayOfMonth(from) === dayOfMonth(next);
  return steps && dayOfMonth(monthsAfter(from, -months)) === dayOfMonth(from) ? months : 0;
}

/** Whole calendar months, from a 1st to a last day. */
export const isCalendarMonths = (period: Period): boolean =>
  dayOfMonth(period.from) === 1 && wholeMonthsOf(period) > 0;

/** From the first instant in to the first instant out, local days, summer time or not. */
export const instantsOf = (
  { from, to }: Period,
  timeZone: string,
): { readonly start: Instant; readonly end: Instant } => ({
  start: startOfDay(from, timeZone),
  end: startOfDay(dayAfter(to, 1), timeZone),
});

/** The days of a period that have begun on `today`, or `null` when none has. */
export const elapsedOf = ({ from, to }: Period, today: string): Period | null =>
  from > today ? null : { from, to: to < today ? to : today };

const wholeBefore = (next: string, months: number): Period => ({
  from: monthsAfter(next, -months),
  to: dayAfter(next, -1),
});

/** A day plus calendar months, held within the month: 31 March less one month is 28 February. */
export function monthsAfter(day: string, months: number): string {
  const count = monthCount(day) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return toDay(year, month, Math.min(dayOfMonth(day), last));
}

const toDay = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;
const quarterStart = (day: string): string =>
  monthsAfter(monthStart(day), -((Number(day.slice(5, 7)) - 1) % 3));
/** Financial years begin on 1 April. */
const yearStart = (day: string): string =>
  monthsAfter(monthStart(day), -((Number(day.slice(5, 7)) + 8) % 12));

const dayOfMonth = (day: string): number => Number(day.slice(8));
const monthCount = (day: string): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
