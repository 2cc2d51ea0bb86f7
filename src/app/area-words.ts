/** Where a dispersal authorisation holds, in words. */
import type { DispersalArea } from '../domain/dispersal.ts';
import type { Reference } from '../domain/reference.ts';
import { entryName } from './entry-names.ts';

export function areaWords(area: DispersalArea, { hotspots, zones }: Reference): string {
  if ('hotspot' in area) return entryName(hotspots, area.hotspot);
  if ('zone' in area) return entryName(zones, area.zone);
  return `Within ${area.radiusMetres} m of a pin on the map`;
}
