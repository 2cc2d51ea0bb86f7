/**
 * Places that have reached the partnership's threshold for a case review: so many reports, all within so many
 * metres of one another, in so many months, each told within so many days of happening. It says that a review
 * may be asked for; whether one is held, people decide.
 */
import type { Position } from '../domain/ground.ts';
import type { Incident } from '../domain/incident.ts';
import type { Reference } from '../domain/reference.ts';
import { dayMs, type Instant, localTimeOf, startOfDay } from '../domain/time.ts';
import { additionsIn, isNoIncident } from './additions.ts';
import { flatAround, isWithin, neighboursOf, type Spot } from './neighbours.ts';
import { monthsAfter } from './period.ts';

export type Report = {
  readonly id: string;
  /** When it was written down. */
  readonly createdAt: Instant;
  readonly fields: Partial<Incident>;
};

export type FlaggedPlace = {
  /** Where most of its reports name one. */
  readonly hotspot?: string;
  /** Its middle. */
  readonly at: Position;
  /** Ids, the first to happen first. */
  readonly reports: readonly string[];
  readonly lastAt: Instant;
};

type Limits = Reference['partnership']['policy']['caseReview'];
type Placed = Spot & { readonly report: Report; readonly at: Position };

/** Most reports first. A hotspot stands once, with the largest group of reports in it. */
export function placesForReview(
  reports: readonly Report[],
  { partnership }: Pick<Reference, 'partnership'>,
  now: Instant,
): readonly FlaggedPlace[] {
  const { timeZone, policy } = partnership;
  const placed = placedOf(reports, policy.caseReview, since(policy.caseReview, now, timeZone), now);
  const places = groupsOf(placed, policy.caseReview)
    .map((group) => placeOf(group))
    .sort((a, b) => b.reports.length - a.reports.length || b.lastAt - a.lastAt);
  return places.filter(
    ({ hotspot }, nth) =>
      hotspot === undefined || places.findIndex((place) => place.hotspot === hotspot) === nth,
  );
}

function since({ withinMonths }: Limits, now: Instant, timeZone: string): Instant {
  return startOfDay(monthsAfter(localTimeOf(now, timeZone).day, -withinMonths), timeZone);
}

/** Those that count: one a thing, told in time, and with a position that is sure enough. */
function placedOf(
  reports: readonly Report[],
  { withinMetres, reportedWithinDays }: Limits,
  from: Instant,
  now: Instant,
): readonly Placed[] {
  const additions = additionsIn(reports);
  const spotOf = flatAround(reports.find(({ fields }) => fields.place)?.fields.place?.lat ?? 0);
  return reports.flatMap((report) => {
    const { place, from: at = -1, to = at } = report.fields;
    const isIn = at >= from && at <= now && report.createdAt - to <= reportedWithinDays * dayMs;
    const isOne = !isNoIncident(report.fields) && !additions.has(report.id);
    const isSure = place && (place.accuracyMetres ?? 0) <= withinMetres;
    if (!isIn || !isOne || !isSure) return [];
    const position = [place.lon, place.lat] as const;
    return [{ report, at: position, ...spotOf(position) }];
  });
}

/** Each report is in one group at most. */
function groupsOf(placed: readonly Placed[], { reports, withinMetres }: Limits): Placed[][] {
  const near = neighboursOf(placed, withinMetres);
  const taken = new Set<Placed>();
  return placed.flatMap((seed) => {
    if (taken.has(seed)) return [];
    const free = near(seed).filter((other) => !taken.has(other));
    const group = groupFrom(seed, free, { reports, withinMetres });
    for (const one of group) taken.add(one);
    return group.length > 0 ? [group] : [];
  });
}

/**
 * Grown from the seed and one other, the nearest first, by whatever lies within reach of all that are in already:
 * where three will do, no three are missed; of more, nothing is said that is not so.
 */
function groupFrom(
  seed: Placed,
  near: readonly Placed[],
  { reports, withinMetres }: Pick<Limits, 'reports' | 'withinMetres'>,
): Placed[] {
  if (reports <= 1) return [seed, ...grown([seed], near, withinMetres)];
  for (const second of near) {
    const others = near.filter((other) => other !== second);
    const group = [seed, second, ...grown([seed, second], others, withinMetres)];
    if (group.length >= reports) return group;
  }
  return [];
}

function grown(begun: readonly Placed[], near: readonly Placed[], withinMetres: number): Placed[] {
  const more: Placed[] = [];
  for (const one of near) {
    const isNear = (other: Placed) => isWithin(withinMetres, one, other);
    if (begun.every(isNear) && more.every(isNear)) more.push(one);
  }
  return more;
}

function placeOf(group: readonly Placed[]): FlaggedPlace {
  const sorted = group.toSorted((a, b) => whenOf(a) - whenOf(b));
  const hotspot = commonHotspotOf(group);
  return {
    ...(hotspot !== undefined && { hotspot }),
    at: [meanOf(group.map(({ at }) => at[0])), meanOf(group.map(({ at }) => at[1]))],
    reports: sorted.map(({ report }) => report.id),
    lastAt: Math.max(...group.map(whenOf)),
  };
}

function commonHotspotOf(group: readonly Placed[]): string | undefined {
  const named = group.flatMap(({ report }) => report.fields.hotspot ?? []);
  return named.find((id) => named.filter((other) => other === id).length * 2 > group.length);
}

const whenOf = ({ report }: Placed): Instant => report.fields.from ?? 0;
const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
