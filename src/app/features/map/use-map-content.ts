/** What there is to show: places as they stand today, and the records that this phone holds. */
import { useMemo } from 'preact/hooks';
import { type FlaggedPlace, placesForReview } from '../../../analysis/case-review.ts';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import type { Position } from '../../../domain/ground.ts';
import { openVisitOf } from '../../../domain/patrol.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { dispersalsInForce, type HeldDispersal } from '../../dispersals.ts';
import { incidentsIn } from '../../incidents.ts';
import { usePhone } from '../../phone-context.tsx';
import { throughMinute, useMinute } from '../../use-minute.ts';
import type { Placed } from './choose-at.ts';
import { type DispersalMark, dispersalMarksOf } from './dispersal-marks.ts';
import { type Ground, groundOf } from './ground.ts';
import { type HotspotWeek, hotspotWeeksOf } from './hotspot-week.ts';
import { type HeldIncident, incidentsShown, type MapFilter } from './map-filter.ts';
import {
  type HotspotMark,
  hotspotMarksOf,
  hubMarksOf,
  type Mark,
  packMarksOf,
  premisesMarksOf,
} from './marks.ts';
import { type NearPack, packsFrom } from './near-packs.ts';
import { worldOf } from './view.ts';
import { type ZoneCounts, zoneCountsOf } from './zone-counts.ts';

export type MapContent = {
  readonly now: Instant;
  readonly day: string;
  readonly ground: Ground;
  readonly weeks: readonly HotspotWeek[];
  readonly hotspots: readonly HotspotMark[];
  readonly venues: readonly Mark[];
  readonly packMarks: readonly Mark[];
  /** The nearest first, where it is known where one is. */
  readonly packs: readonly NearPack[];
  /** In force now. */
  readonly dispersals: readonly HeldDispersal[];
  readonly dispersalMarks: readonly DispersalMark[];
  /** At the threshold for a case review; worked out when it is first asked for. */
  readonly flagged: () => readonly FlaggedPlace[];
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
  const { state } = usePhone();
  const { records, covered } = state;
  // Owed visits and periods turn with the day, authorisations with the minute.
  const now = useMinute();
  const { day } = localTimeOf(now, reference.partnership.timeZone);
  const patrol = runningPatrolOf(state);
  const patrolled = patrol && openVisitOf(patrol.fields)?.hotspot;

  const ground = useMemo(() => groundOf(reference, day), [reference, day]);
  const venues = useMemo(() => venuesOf(reference, day), [reference, day]);
  const packMarks = useMemo(() => packMarksOf(reference, day), [reference, day]);
  const packs = useMemo(
    () => packsFrom(reference, day, here),
    [reference, day, here?.[0], here?.[1]],
  );
  const { dispersals, dispersalMarks } = useMemo(() => {
    const held = dispersalsInForce(records, now);
    return { dispersals: held, dispersalMarks: dispersalMarksOf(held, reference, day, now) };
  }, [records, reference, day, now]);
  const flagged = useMemo(
    () => once(() => placesForReview(incidentsIn(records), reference, throughMinute(now))),
    [records, reference, day],
  );
  const weeks = useMemo(
    // To the end of the minute: a visit that was begun in it would otherwise still be owed.
    () => hotspotWeeksOf({ records, covered }, reference, throughMinute(now), here),
    [records, covered, reference, now, here?.[0], here?.[1]],
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
  return {
    now,
    day,
    ground,
    weeks,
    hotspots,
    venues,
    packMarks,
    packs,
    dispersals,
    dispersalMarks,
    flagged,
    incidents,
    placed,
    counts,
  };
}

/** A hundred thousand reports take a second: only who looks for the flags waits for them. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

const venuesOf = (reference: Reference, day: string): readonly Mark[] => [
  ...premisesMarksOf(reference, day),
  ...hubMarksOf(reference.hubs, day),
];

const placedOf = (incidents: readonly HeldIncident[]): readonly Placed[] =>
  incidents.flatMap(({ id, fields: { place } }) =>
    place ? [{ id, at: worldOf([place.lon, place.lat]) }] : [],
  );
