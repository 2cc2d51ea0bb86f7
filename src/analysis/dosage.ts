/**
 * How much patrol a place got. Minutes at a hotspot times people there are *person-minutes*, the unit
 * of the hotspot patrol returns. Entry and exit given by hand are what is counted, as in the trials.
 */
import type { Covered } from '../domain/covered.ts';
import type { Period } from '../domain/figures.ts';
import { crewSizeOf, type Patrol } from '../domain/patrol.ts';
import { hotspotsOn } from '../domain/places.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import { dayAfter, type Instant, localTimeOf, minuteMs, startOfDay } from '../domain/time.ts';
import { daysOf } from './period.ts';

export type Dose = {
  readonly hotspot: string;
  readonly arrived: Instant;
  /** `null` for a visit that was never ended on a patrol that still runs. */
  readonly minutes: number | null;
  readonly people: number;
};

/** A visit left open ends with its patrol. */
export function dosesOf(patrol: Partial<Patrol>): readonly Dose[] {
  const people = crewSizeOf({ crew: patrol.crew ?? [] });
  return (patrol.visits ?? []).map(({ hotspot, arrived, left = patrol.to }) => ({
    hotspot,
    arrived,
    minutes: left === undefined ? null : minutesBetween(arrived, left),
    people,
  }));
}

export const personMinutesOf = ({ minutes, people }: Dose): number => (minutes ?? 0) * people;

/** Minutes on patrol without its pauses; `null` while it runs, so that a forgotten one adds nothing. */
export function patrolMinutesOf({ from, to, pauses = [] }: Partial<Patrol>): number | null {
  if (from === undefined || to === undefined) return null;
  const paused = pauses.map((pause) =>
    minutesBetween(Math.max(pause.from, from), Math.min(pause.to ?? to, to)),
  );
  return Math.max(
    0,
    paused.reduce((minutes, pause) => minutes - pause, minutesBetween(from, to)),
  );
}

/** Visits wanted in a period: each version of the hotspot for the days on which it holds. */
export const visitsWanted = (versions: readonly Hotspot[], period: Period): number =>
  Math.round(
    versions.reduce(
      (visits, hotspot) => visits + (daysHeld(hotspot, period) * hotspot.target.visitsPerWeek) / 7,
      0,
    ),
  );

export type Owed = {
  readonly hotspot: string;
  /** In the week from Monday. */
  readonly wanted: number;
  readonly made: number;
  readonly owed: number;
  readonly lastVisitAt: Instant | null;
};

/** What others' patrols gave, as the server said at a time. */
export type Others = { readonly at: Instant; readonly hotspots: readonly Covered[] };

/** What is still owed to each hotspot in the week that `now` lies in; `others` counts while it is of this week. */
export function visitsOwed(
  patrols: readonly Partial<Patrol>[],
  reference: Pick<Reference, 'hotspots' | 'partnership'>,
  now: Instant,
  others: Others | null = null,
): readonly Owed[] {
  const { timeZone } = reference.partnership;
  const today = localTimeOf(now, timeZone);
  const weekStart = startOfWeek(now, timeZone);
  const doses = patrols.flatMap(dosesOf).filter(({ arrived }) => arrived <= now);
  return hotspotsOn(reference, today.day).map(({ id, target }) => {
    const arrivals = doses.filter(({ hotspot }) => hotspot === id).map(({ arrived }) => arrived);
    const given = others?.hotspots.find(({ hotspot }) => hotspot === id);
    const isThisWeek = given && others && others.at >= weekStart;
    const own = arrivals.filter((arrived) => arrived >= weekStart).length;
    const made = own + (isThisWeek ? given.visitsThisWeek : 0);
    const visits = given ? [...arrivals, given.lastAt] : arrivals;
    return {
      hotspot: id,
      wanted: target.visitsPerWeek,
      made,
      owed: Math.max(0, target.visitsPerWeek - made),
      lastVisitAt: visits.reduce<Instant | null>((last, at) => Math.max(last ?? at, at), null),
    };
  });
}

/** Monday, when it begins. */
export function startOfWeek(now: Instant, timeZone: string): Instant {
  const { day, weekday } = localTimeOf(now, timeZone);
  return startOfDay(dayAfter(day, 1 - weekday), timeZone);
}

function daysHeld({ validFrom, validTo }: Hotspot, { from, to }: Period): number {
  const first = validFrom > from ? validFrom : from;
  const last = validTo !== undefined && validTo < to ? validTo : to;
  return first > last ? 0 : daysOf({ from: first, to: last });
}

const minutesBetween = (from: Instant, to: Instant): number => Math.max(0, to - from) / minuteMs;
