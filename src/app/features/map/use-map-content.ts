/** What there is to show: places as they stand today, and the records that this phone holds. */
import { useMemo } from 'preact/hooks';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import type { Position } from '../../../domain/ground.ts';
import { openVisitOf } from '../../../domain/patrol.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { type Instant, localTimeOf, minuteMs } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import type { Placed } from './choose-at.ts';
import { type Ground, groundOf } from './ground.ts';
import { type HotspotWeek, hotspotWeeksOf } from './hotspot-week.ts';
import { type HeldIncident, incidentsShown, type MapFilter } from './map-filter.ts';
import { hotspotMarksOf, hubMarksOf, type Mark, premisesMarksOf } from './marks.ts';
import { worldOf } from './view.ts';
import { type ZoneCounts, zoneCountsOf } from './zone-counts.ts';

export type MapContent = {
  readonly now: Instant;
  readonly day: string;
  readonly ground: Ground;
  readonly weeks: readonly HotspotWeek[];
  readonly hotspots: readonly Mark[];
  readonly venues: readonly Mark[];
  readonly incidents: readonly HeldIncident[];
  /** Those of them that have a position. */
  readonly placed: readonly Placed[];
  readonly counts: ZoneCounts;
};

type Asked = {
  readonly reference: Reference;
  readonly person: Person;
  readonly filter: MapFilter;
  readonly here: Position | null;
};

export function useMapContent({ reference, person, filter, here }: Asked): MapContent {
  const { state, world } = usePhone();
  const { records } = state;
  // Owed visits and periods turn with the day: looking at the clock once a minute is enough.
  const now = Math.floor(world.now() / minuteMs) * minuteMs;
  const { day } = localTimeOf(now, reference.partnership.timeZone);
  const patrol = runningPatrolOf(state);
  const patrolled = patrol && openVisitOf(patrol.fields)?.hotspot;

  const ground = useMemo(() => groundOf(reference, day), [reference, day]);
  const venues = useMemo(() => venuesOf(reference, day), [reference, day]);
  const weeks = useMemo(
    // To the end of the minute: a visit that was begun in it would otherwise still be owed.
    () => hotspotWeeksOf(records, reference, now + minuteMs, here),
    [records, reference, now, here?.[0], here?.[1]],
  );
  const hotspots = useMemo(() => hotspotMarksOf(weeks, patrolled), [weeks, patrolled]);
  const incidents = useMemo(
    () =>
      roles[person.role].sees.incident === 'none'
        ? []
        : incidentsShown(records, filter, reference, now),
    [records, filter, reference, day, person.role],
  );
  const placed = useMemo(() => placedOf(incidents), [incidents]);
  const counts = useMemo(
    () => zoneCountsOf(incidents, reference, day),
    [incidents, reference, day],
  );
  return { now, day, ground, weeks, hotspots, venues, incidents, placed, counts };
}

const venuesOf = (reference: Reference, day: string): readonly Mark[] => [
  ...premisesMarksOf(reference, day),
  ...hubMarksOf(reference.hubs, day),
];

const placedOf = (incidents: readonly HeldIncident[]): readonly Placed[] =>
  incidents.flatMap(({ id, fields: { place } }) =>
    place ? [{ id, at: worldOf([place.lon, place.lat]) }] : [],
  );
