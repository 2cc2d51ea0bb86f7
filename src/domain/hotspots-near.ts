/** Hotspots to walk to: those of one's zones first, the nearest of them first. */
import { distanceMetres, type Position } from './ground.ts';
import { hotspotCentreOf, hotspotsOn, whereaboutsOf } from './places.ts';
import type { Hotspot, Reference } from './reference.ts';

export type NearHotspot = {
  readonly hotspot: Hotspot;
  /** To its edge where it is a circle, to its middle where it is an outline; `null` with no position. */
  readonly metres: number | null;
  /** Whether its middle lies in one of the zones asked for. */
  readonly isInZones: boolean;
};

type Asked = {
  readonly day: string;
  readonly from: Position | null;
  readonly zones: readonly string[];
};

export function hotspotsNear(
  reference: Pick<Reference, 'wards' | 'zones' | 'hotspots'>,
  { day, from, zones }: Asked,
): readonly NearHotspot[] {
  return hotspotsOn(reference, day)
    .map((hotspot) => ({
      hotspot,
      metres: from && metresTo(hotspot, from),
      isInZones: whereaboutsOf(hotspotCentreOf(hotspot), reference, day).zones.some((zone) =>
        zones.includes(zone),
      ),
    }))
    .sort(byZoneThenNearness);
}

function byZoneThenNearness(a: NearHotspot, b: NearHotspot): number {
  if (a.isInZones !== b.isInZones) return a.isInZones ? -1 : 1;
  const nearer = (a.metres ?? 0) - (b.metres ?? 0);
  return nearer || a.hotspot.name.localeCompare(b.hotspot.name, 'en-GB');
}

function metresTo(hotspot: Hotspot, from: Position): number {
  const toMiddle = distanceMetres(from, hotspotCentreOf(hotspot));
  const radius = 'radiusMetres' in hotspot.ground ? hotspot.ground.radiusMetres : 0;
  return Math.max(0, toMiddle - radius);
}
