/** What follows from a place: zones, ward and hotspot, and the hotspots round about, nearest first. */
import { distanceMetres, type Position } from '../../../domain/ground.ts';
import type { Place } from '../../../domain/incident.ts';
import { whereaboutsOfHotspot, whereaboutsOfPlace } from '../../../domain/new-incident.ts';
import { hotspotCentreOf, hotspotsOn, type Whereabouts } from '../../../domain/places.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { dayOf } from '../../entry-names.ts';

/** A hotspot that was chosen by hand stays where the position doesn't know better. */
export function placedFields(
  place: Place,
  at: Instant,
  reference: Reference,
  chosen?: string | undefined,
): Fields {
  const here = whereaboutsOfPlace(place, at, reference);
  return { place, ...laid({ ...here, ...(!here.hotspot && chosen && { hotspot: chosen }) }) };
}

/** With a position, zones are the position's; without one, the hotspot's middle says them. */
export function hotspotFields(
  hotspot: string | null,
  at: Instant,
  reference: Reference,
  hasPlace: boolean,
): Fields {
  if (hotspot === null || hasPlace) return { hotspot };
  return laid(whereaboutsOfHotspot(hotspot, at, reference));
}

/** Every part said, so that none of the last place is left behind. */
const laid = ({ zones, ward, hotspot }: Whereabouts): Fields => ({
  zones: [...zones],
  ward: ward ?? null,
  hotspot: hotspot ?? null,
});

export type NearHotspot = { readonly hotspot: Hotspot; readonly metres: number | null };

export function hotspotsNear(
  reference: Reference,
  at: Instant,
  position: Position | null,
): NearHotspot[] {
  const near = hotspotsOn(reference, dayOf(at, reference)).map((hotspot) => ({
    hotspot,
    metres: position && distanceMetres(position, hotspotCentreOf(hotspot)),
  }));
  return near.sort(
    (a, b) =>
      (a.metres ?? 0) - (b.metres ?? 0) || a.hotspot.name.localeCompare(b.hotspot.name, 'en-GB'),
  );
}
