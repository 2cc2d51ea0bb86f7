/**
 * What a hotspot has had this week, of one's own patrols and of colleagues as far as this phone knows,
 * and is owed.
 */
import type { Patrol } from '../domain/patrol.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import { dayAfter, type Instant, localTimeOf, minuteMs, startOfDay } from '../domain/time.ts';
import { dosesOf } from './dosage.ts';

/** What colleagues had done when this phone last heard of it. */
export type Covered = {
  readonly hotspot: string;
  /** When the last of them was there; `null` where it is not known. */
  readonly lastAt: Instant | null;
  /** In the week from Monday that it was then. */
  readonly visitsThisWeek: number;
  readonly minutesThisWeek: number;
};

export type Known = {
  readonly own: readonly Partial<Patrol>[];
  readonly covered: readonly Covered[];
  /** When `covered` was true; `null` where this phone never heard. */
  readonly asAt: Instant | null;
};

export type WeekCover = {
  /** Minutes still owed this week: 0 where the target is met. */
  readonly minutesOwed: number;
  readonly visits: number;
  /** When anybody was last known to be there: now, if that is so. */
  readonly lastAt: Instant | null;
};

type Now = { readonly now: Instant; readonly timeZone: Reference['partnership']['timeZone'] };

/**
 * A visit counts for no more than the target asks of one, so that an hour on a bench does not stand for
 * six visits.
 */
export function weekCoverOf(hotspot: Hotspot, known: Known, { now, timeZone }: Now): WeekCover {
  const today = localTimeOf(now, timeZone);
  const monday = startOfDay(dayAfter(today.day, 1 - today.weekday), timeZone);
  const { visitsPerWeek, minutesMin, minutesMax } = hotspot.target;
  const own = stopsOf(hotspot.id, known.own, now);
  const ownThisWeek = own.filter(({ from }) => from >= monday);
  const colleagues = known.covered.find((it) => it.hotspot === hotspot.id);
  // What was covered in a week that is over says nothing of this one.
  const theirs = known.asAt !== null && known.asAt >= monday ? colleagues : undefined;
  const theirVisits = theirs?.visitsThisWeek ?? 0;
  const done =
    ownThisWeek.reduce((sum, stop) => sum + Math.min(minutesMax, minutesOf(stop)), 0) +
    Math.min(theirVisits * minutesMax, theirs?.minutesThisWeek ?? 0);
  const ends = [...own.map(({ to }) => to), ...(colleagues?.lastAt ? [colleagues.lastAt] : [])];
  return {
    minutesOwed: Math.max(0, visitsPerWeek * minutesMin - done),
    visits: ownThisWeek.length + theirVisits,
    lastAt: ends.length > 0 ? Math.min(now, Math.max(...ends)) : null,
  };
}

type Stop = { readonly from: Instant; readonly to: Instant };

/** An open visit of a patrol that still runs lasts until now. */
const stopsOf = (hotspot: string, own: Known['own'], now: Instant): readonly Stop[] =>
  own
    .flatMap(dosesOf)
    .filter((dose) => dose.hotspot === hotspot && dose.arrived <= now)
    .map(({ arrived, minutes }) => ({
      from: arrived,
      to: minutes === null ? now : Math.min(now, arrived + minutes * minuteMs),
    }));

const minutesOf = ({ from, to }: Stop): number => (to - from) / minuteMs;
