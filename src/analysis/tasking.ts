/** Where to go, what is due now first. */
import { type Opening, openingAt } from '../domain/opening.ts';
import { hotspotCentreOf, hotspotsOn, whereaboutsOf } from '../domain/places.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import { type Instant, localTimeOf } from '../domain/time.ts';
import type { Owed } from './dosage.ts';

export type Task = Owed & {
  readonly place: Hotspot;
  /** The hours in which a visit is wanted: running, or when next. A place without hours wants one at any time. */
  readonly hours: Opening | 'any';
  /** Its hours run, and a visit is owed. */
  readonly isDue: boolean;
};

type Asked = {
  readonly reference: Pick<Reference, 'hotspots' | 'zones' | 'wards' | 'partnership'>;
  /** None means the whole partnership. */
  readonly zones: readonly string[];
  readonly now: Instant;
};

/** The hotspots of these zones: due now, then by when their hours begin, then those that have had their visits. */
export function tasksFor(owed: readonly Owed[], asked: Asked): readonly Task[] {
  const { reference, now } = asked;
  return hotspotsIn(asked)
    .flatMap((place) => {
      const week = owed.find(({ hotspot }) => hotspot === place.id);
      return week ? [taskOf(place, week, now, reference.partnership.timeZone)] : [];
    })
    .sort(inOrder);
}

export function hotspotsIn({ reference, zones, now }: Asked): readonly Hotspot[] {
  const { day } = localTimeOf(now, reference.partnership.timeZone);
  const isMeant = (place: Hotspot) =>
    whereaboutsOf(hotspotCentreOf(place), reference, day).zones.some((zone) =>
      zones.includes(zone),
    );
  return hotspotsOn(reference, day).filter((place) => zones.length === 0 || isMeant(place));
}

function taskOf(place: Hotspot, week: Owed, now: Instant, timeZone: string): Task {
  const { hours } = place.target;
  const opening = hours.length === 0 ? 'any' : openingAt(hours, now, timeZone);
  const isOn = opening === 'any' || opening.isOpen;
  return { ...week, place, hours: opening, isDue: isOn && week.owed > 0 };
}

function inOrder(a: Task, b: Task): number {
  return (
    rankOf(a) - rankOf(b) ||
    beginsAt(a) - beginsAt(b) ||
    shareOwed(b) - shareOwed(a) ||
    a.place.name.localeCompare(b.place.name, 'en-GB')
  );
}

function rankOf({ isDue, owed }: Task): number {
  if (isDue) return 0;
  return owed > 0 ? 1 : 2;
}

const beginsAt = ({ hours }: Task): Instant =>
  hours === 'any' || hours.isOpen ? 0 : (hours.opensAt ?? Number.MAX_SAFE_INTEGER);

const shareOwed = ({ owed, wanted }: Task): number => (wanted === 0 ? 0 : owed / wanted);
