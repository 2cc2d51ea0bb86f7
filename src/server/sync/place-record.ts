/** The server works out ward, zones and hotspot itself: a phone's lines may be last year's. */
import type { Dispersal } from '../../domain/dispersal.ts';
import { zonesOfArea } from '../../domain/dispersal-rules.ts';
import type { Incident } from '../../domain/incident.ts';
import { whereaboutsOf } from '../../domain/places.ts';
import type { Fields } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import { localTimeOf } from '../../domain/time.ts';

/** Follow from the place; without a place the officer's own choice stands. */
const placedFields = ['ward', 'zones', 'hotspot'] as const;

/** A change without what the server will work out anyway, so that it can't clash with anything. */
export const withoutPlaced = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([field]) => !(placedFields as readonly string[]).includes(field),
    ),
  );

/** Zones as they lay on the local day on which the incident began. */
export function placeIncident(incident: Incident, reference: Reference): Incident {
  const { place, ward: _, zones: __, hotspot: ___, ...rest } = incident;
  if (!place) return incident;
  const { day } = localTimeOf(incident.from, reference.partnership.timeZone);
  const { ward, zones, hotspot } = whereaboutsOf([place.lon, place.lat], reference, day);
  return {
    ...rest,
    place,
    zones: [...zones],
    ...(ward !== undefined && { ward }),
    ...(hotspot !== undefined && { hotspot }),
  };
}

export const placeDispersal = (dispersal: Dispersal, reference: Reference): Dispersal => ({
  ...dispersal,
  zones: [...zonesOfArea(dispersal.area, reference, dispersal.from)],
});
