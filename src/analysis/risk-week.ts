/**
 * When in the week trouble is to be expected at a hotspot, from the incidents that this phone holds. An
 * incident that may have happened at any time from one hour to another counts in each by its share
 * (aoristic analysis, Ratcliffe 2000). Few incidents make a ragged week: each hour takes from the two
 * on either side, and the hours that the partnership set for the hotspot stand for some incidents that
 * nobody has seen yet.
 */
import { type Incident, notAnIncident } from '../domain/incident.ts';
import type { Hotspot, Hours } from '../domain/reference.ts';
import { hourMs, type Instant, localTimeOf, minuteMs } from '../domain/time.ts';

export const hoursAWeek = 168;

export type RiskWeek = {
  /** How many incidents it rests on. */
  readonly incidents: number;
  /**
   * From Monday 00:00 local time, one for each hour: incidents to be expected, of those held and those
   * assumed.
   */
  readonly hours: readonly number[];
};

/** Own neighbours' share: a triangle over five hours, added up 1. */
const kernel = [1 / 9, 2 / 9, 3 / 9, 2 / 9, 1 / 9] as const;
/**
 * Incidents assumed for each hotspot, so that no hour is without risk; an hour of its own hours has
 * four times another's.
 */
const assumedIncidents = 4;
const hoursWeight = 4;

/** Of a hotspot of which nothing is held. */
export const riskUnknown = assumedIncidents / hoursAWeek;

type Timed = Partial<Pick<Incident, 'from' | 'to' | 'hotspot' | 'outcomes'>>;

export function riskWeeksOf(
  incidents: readonly Timed[],
  hotspots: readonly Hotspot[],
  timeZone: string,
): ReadonlyMap<string, RiskWeek> {
  return new Map(
    hotspots.map(({ id, target }) => {
      const here = incidents.filter((it) => it.hotspot === id && isCounted(it));
      const week = new Array<number>(hoursAWeek).fill(0);
      for (const { from, to } of here) spread(week, { from: from as Instant, to }, timeZone);
      const assumed = assumedOf(target.hours);
      const hours = week.map((_, hour) => smoothed(week, hour) + (assumed[hour] ?? 0));
      return [id, { incidents: here.length, hours }];
    }),
  );
}

/** Of the week, 0 to 167. */
export function hourOfWeek(at: Instant, timeZone: string): number {
  const { weekday, hour } = localTimeOf(at, timeZone);
  return (weekday - 1) * 24 + hour;
}

const isCounted = ({ from, outcomes }: Timed): boolean =>
  from !== undefined && !outcomes?.includes(notAnIncident);

type Times = { readonly from: Instant; readonly to: Instant | undefined };

/**
 * A night on which the clocks change is taken for one like all others: an hour is off by one.
 */
function spread(week: number[], { from, to = from }: Times, timeZone: string): void {
  const lasted = to - from;
  if (lasted >= hoursAWeek * hourMs) {
    for (let hour = 0; hour < hoursAWeek; hour++) add(week, hour, 1 / hoursAWeek);
    return;
  }
  let hour = hourOfWeek(from, timeZone);
  if (lasted <= 0) {
    add(week, hour, 1);
    return;
  }
  let left = hourMs - localTimeOf(from, timeZone).minute * minuteMs - (from % minuteMs);
  for (let at = from; at < to; hour++) {
    const here = Math.min(left, to - at);
    add(week, hour, here / lasted);
    at += here;
    left = hourMs;
  }
}

const add = (week: number[], hour: number, weight: number): void => {
  const place = hour % hoursAWeek;
  week[place] = (week[place] ?? 0) + weight;
};

const smoothed = (week: readonly number[], hour: number): number =>
  kernel.reduce((sum, share, step) => {
    const neighbour = (hour + step - 2 + hoursAWeek) % hoursAWeek;
    return sum + share * (week[neighbour] ?? 0);
  }, 0);

function assumedOf(hours: readonly Hours[]): readonly number[] {
  const weights = Array.from({ length: hoursAWeek }, (_, hour) =>
    hours.some((it) => isWithin(it, hour)) ? hoursWeight : 1,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (assumedIncidents * weight) / total);
}

/**
 * Whether most of an hour of the week lies in those hours, of which an end before its start runs past
 * midnight.
 */
function isWithin({ weekdays, from, to }: Hours, hourOf: number): boolean {
  const middle = hourOf * 60 + 30;
  const end = minutesOf(to) + (to <= from ? 24 * 60 : 0);
  return weekdays.some((weekday) => {
    const start = (weekday - 1) * 24 * 60;
    const since = (middle - start + hoursAWeek * 60) % (hoursAWeek * 60);
    return since >= minutesOf(from) && since < end;
  });
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
