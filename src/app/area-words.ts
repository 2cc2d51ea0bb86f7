/** Where a dispersal authorisation holds, in words. */
import type { DispersalArea } from '../domain/dispersal.ts';
import { distanceMetres, isInOutline, type Position } from '../domain/ground.ts';
import { hotspotCentreOf } from '../domain/places.ts';
import type { Reference } from '../domain/reference.ts';
import { entryName } from './entry-names.ts';

type Places = Pick<Reference, 'hotspots' | 'zones' | 'wards'>;

/** `Brenchley Gardens`, `400 m round Lockmeadow`, `200 m round a pin in Fant ward` */
export function areaWords(area: DispersalArea, places: Places): string {
  if ('hotspot' in area) return entryName(places.hotspots, area.hotspot);
  if ('zone' in area) return entryName(places.zones, area.zone);
  const { centre, radiusMetres } = area;
  return `${radiusMetres} m round ${placeWords([centre.lon, centre.lat], places)}`;
}

/** A pin this near to a hotspot's middle was put on it. */
const onItMetres = 60;

function placeWords(at: Position, { hotspots, wards }: Places): string {
  const [near] = hotspots
    .map((place) => ({ place, metres: distanceMetres(at, hotspotCentreOf(place)) }))
    .sort((a, b) => a.metres - b.metres);
  if (near && near.metres <= onItMetres) return near.place.name;
  const ward = wards.findLast(({ outline }) => isInOutline(at, outline));
  return ward ? `a pin in ${ward.name} ward` : 'a pin on the map';
}
