/** What the week of a hotspot says of the hour that it is, no more than its incidents bear. */
import { hoursAWeek, type RiskWeek } from './risk-week.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

export type RiskNow =
  /**
   * Of all parts of all days, this one has most. `weekday` 1 Monday … 7 Sunday; a night is that of the
   * day it begins on.
   */
  | { readonly is: 'worst'; readonly weekday: number; readonly part: PartOfDay }
  | { readonly is: 'busier' | 'usual' | 'quieter' | 'too-few' };

/** Below it, one evening's trouble would name the worst night of the week. */
const incidentsMin = 10;
const busierTimes = 1.5;

/** From which hour on; a night begins at 22 and has the hours until 6 of the next day. */
const parts: readonly (readonly [part: PartOfDay, from: number, hours: number])[] = [
  ['morning', 6, 6],
  ['afternoon', 12, 6],
  ['evening', 18, 4],
  ['night', 22, 8],
];

type Band = {
  readonly weekday: number;
  readonly part: PartOfDay;
  readonly hours: readonly number[];
};

const bands: readonly Band[] = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
  parts.map(([part, from, count]) => ({
    weekday,
    part,
    hours: Array.from({ length: count }, (_, i) => ((weekday - 1) * 24 + from + i) % hoursAWeek),
  })),
);

export function riskNowOf({ incidents, hours }: RiskWeek, hour: number): RiskNow {
  if (incidents < incidentsMin) return { is: 'too-few' };
  const usual = mean(hours);
  const riskOf = (band: Band) => mean(band.hours.map((it) => hours[it] ?? 0));
  const now = bands.find((band) => band.hours.includes(hour));
  const isBusy = (risk: number) => risk >= busierTimes * usual;
  if (now && isBusy(riskOf(now)) && bands.every((band) => riskOf(band) <= riskOf(now))) {
    return { is: 'worst', weekday: now.weekday, part: now.part };
  }
  const risk = hours[hour] ?? 0;
  if (isBusy(risk)) return { is: 'busier' };
  return { is: risk * busierTimes <= usual ? 'quieter' : 'usual' };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
