/** What a track tells of visits, put into its patrol's record. */
import { type Bounds, countedOf } from '../analysis/counted-track.ts';
import { dwellOf, visitsOf } from '../analysis/dwell.ts';
import { type DwellPlace, dwellPlacesOf } from '../analysis/dwell-place.ts';
import type { DwellVisit } from '../analysis/dwell-visit.ts';
import { visitsTold } from '../analysis/fix-visits.ts';
import type { Seen } from '../analysis/seen.ts';
import type { Patrol, Visit } from '../domain/patrol.ts';
import { hotspotsOn } from '../domain/places.ts';
import type { Reference } from '../domain/reference.ts';
import type { Result } from '../domain/result.ts';
import { type Instant, localTimeOf, minuteMs } from '../domain/time.ts';
import { changeFrom } from './change-from.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Following } from './rows.ts';
import { isWholePatrol } from './running-patrol.ts';
import { readFollowing } from './track-rows.ts';
import type { World } from './world.ts';

export const newFollowing = (patrol: string, isPaused = false): Following => ({
  patrol,
  since: 0,
  isPaused,
  leaveOut: { start: 0, end: 0 },
  visits: [],
});

/** `end`: when the patrol ends or ended; while it runs nothing is left out at that end. */
export function boundsOf(
  { from, pauses }: Pick<Patrol, 'from' | 'pauses'>,
  { since, leaveOut }: Pick<Following, 'since' | 'leaveOut'>,
  end?: Instant,
): Bounds {
  return {
    from: Math.max(from, since) + leaveOut.start * minuteMs,
    ...(end !== undefined && { to: end - leaveOut.end * minuteMs }),
    pauses,
  };
}

/** Hotspots as they stood on the day on which the patrol began. */
export function placesOn(reference: Reference, { from }: Pick<Patrol, 'from'>) {
  const { day } = localTimeOf(from, reference.partnership.timeZone);
  return dwellPlacesOf(hotspotsOn(reference, day));
}

/** Every visit of a patrol that ends at `end`; none of them runs on. */
export function visitsUntil(
  end: Instant,
  seen: readonly Seen[],
  given: {
    readonly patrol: Patrol;
    readonly following: Following;
    readonly places: readonly DwellPlace[];
  },
): readonly DwellVisit[] {
  const { patrol, following, places } = given;
  const counted = countedOf(seen, boundsOf(patrol, following, end));
  return visitsOf(dwellOf(counted, places, patrol.mode), end);
}

/** The record's visits with what the track told; `null` where they are so already. */
export function visitsWith(
  visits: readonly Visit[],
  told: readonly DwellVisit[],
  own: readonly string[],
  newId: () => string,
): { readonly visits: Visit[]; readonly own: readonly string[] } | null {
  const isOwn = ({ id }: Visit) => own.includes(id);
  const given = new Set(visits.filter((visit) => !isOwn(visit)));
  const all = visitsTold(visits, told, { isOwn: (id) => own.includes(id), newId });
  const next = all.filter((visit) => !given.has(visit));
  if (JSON.stringify(next) === JSON.stringify(visits.filter(isOwn))) return null;
  return { visits: all, own: next.map(({ id }) => id) };
}

export type Told = {
  readonly patrol: string;
  readonly told: readonly DwellVisit[];
  readonly end?: Instant | undefined;
};

/**
 * `true` where the record was changed: it is to be sent. `end`: the patrol's, as `told` was worked out for; if it
 * ended meanwhile, or at another time, another has the last word.
 */
export const writeVisits = (
  { world, storage }: { readonly world: World; readonly storage: PersonStorage },
  { patrol, told, end }: Told,
): Promise<Result<boolean>> =>
  changeFrom(world, storage, patrol, async (fields, tables) => {
    if (!isWholePatrol(fields) || fields.to !== end) return null;
    const following = (await readFollowing(tables, patrol)) ?? newFollowing(patrol);
    const next = visitsWith(fields.visits, told, following.visits, world.newId);
    if (!next) return null;
    await tables.meta.put({ key: 'following', value: { ...following, visits: next.own } });
    return { visits: next.visits };
  });
