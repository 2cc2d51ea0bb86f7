/** What one tap makes: an incident that is true as far as it goes, to be finished later. */
import type { Position } from './ground.ts';
import type { Incident, Place } from './incident.ts';
import { openVisitOf, type Patrol } from './patrol.ts';
import type { Person } from './people.ts';
import { hotspotCentreOf, type Whereabouts, whereaboutsOf } from './places.ts';
import type { Reference } from './reference.ts';
import { type Instant, localTimeOf, minuteMs } from './time.ts';

/** A fix older than this says where the officer was, not where they are. */
export const fixAgeMaxMs = minuteMs;

/**
 * A hotspot is some 60 m across: a fix that is less sure than this can't say which one it is, and the visit
 * that the officer opened by hand is the better witness.
 */
const hotspotAccuracyMetresMax = 100;

export type Scene = {
  readonly at: Instant;
  readonly place?: Place | undefined;
  readonly reference: Reference;
  readonly person: Person;
  readonly patrol?: { readonly id: string; readonly fields: Patrol } | undefined;
};

export function newIncident(typeId: string, scene: Scene): Incident {
  const { at, place, patrol } = scene;
  const { zones, ...narrower } = whereaboutsIn(scene);
  return {
    type: typeId,
    class: scene.reference.incidentTypes.find(({ id }) => id === typeId)?.class ?? '',
    from: at,
    to: at,
    ...(place && { place }),
    zones: [...zones],
    ...narrower,
    ...(patrol && { patrol: patrol.id }),
    isUnfinished: true,
  };
}

function whereaboutsIn({ at, place, reference, person, patrol }: Scene): Whereabouts {
  const visited = patrol && openVisitOf(patrol.fields)?.hotspot;
  const here = place && whereaboutsOfPlace(place, at, reference);
  if (here) return here.hotspot || !visited ? here : { ...here, hotspot: visited };
  if (visited) return whereaboutsOfHotspot(visited, at, reference);
  return { zones: patrol?.fields.zones ?? person.zones };
}

/** Lines as they stood on the partnership's own day; no hotspot from a fix that can't tell. */
export function whereaboutsOfPlace(place: Place, at: Instant, reference: Reference): Whereabouts {
  const found = whereaboutsAt([place.lon, place.lat], at, reference);
  const { hotspot: _, ...wider } = found;
  return (place.accuracyMetres ?? 0) > hotspotAccuracyMetresMax ? wider : found;
}

/** Where there is no position: the middle of the hotspot that a person named. */
export function whereaboutsOfHotspot(
  hotspotId: string,
  at: Instant,
  reference: Reference,
): Whereabouts {
  const hotspot = reference.hotspots.find(({ id }) => id === hotspotId);
  if (!hotspot) return { zones: [], hotspot: hotspotId };
  return { ...whereaboutsAt(hotspotCentreOf(hotspot), at, reference), hotspot: hotspotId };
}

const whereaboutsAt = (position: Position, at: Instant, reference: Reference): Whereabouts =>
  whereaboutsOf(position, reference, localTimeOf(at, reference.partnership.timeZone).day);
