/** Which ward, zones and hotspot a position falls in. Zones overlap on purpose: there may be several. */
import { distanceMetres, isInOutline, type Outline, type Position, type Ring } from './ground.ts';
import type { Hotspot, Reference, Ward, Zone } from './reference.ts';
import { isValidOn } from './time.ts';

export type Whereabouts = {
  readonly ward?: string;
  readonly zones: readonly string[];
  /** The nearest centre wins where hotspots overlap. */
  readonly hotspot?: string;
};

type Places = Pick<Reference, 'wards' | 'zones' | 'hotspots'>;

/** Places as they stood on `day` (`2026-11-22`): lines move, and old records keep theirs. */
export function whereaboutsOf(at: Position, places: Places, day: string): Whereabouts {
  const ward = wardsOn(places, day).find(({ outline }) => isInOutline(at, outline));
  const hotspot = hotspotAt(at, places, day);
  return {
    zones: zonesOn(places, day)
      .filter((zone) => isInZone(at, zone, ward))
      .map(({ id }) => id),
    ...(ward && { ward: ward.id }),
    ...(hotspot && { hotspot: hotspot.id }),
  };
}

export const wardsOn = ({ wards }: Pick<Places, 'wards'>, day: string): readonly Ward[] =>
  wards.filter((ward) => isValidOn(ward, day));

export const zonesOn = ({ zones }: Pick<Places, 'zones'>, day: string): readonly Zone[] =>
  zones.filter((zone) => isValidOn(zone, day));

export const hotspotsOn = (
  { hotspots }: Pick<Places, 'hotspots'>,
  day: string,
): readonly Hotspot[] => hotspots.filter((hotspot) => isValidOn(hotspot, day));

/** A zone's own outline where it has one, otherwise its wards' outlines. */
export const zoneOutlinesOf = (zone: Zone, wards: readonly Ward[]): readonly Outline[] =>
  zone.outline
    ? [zone.outline]
    : wards.filter(({ id }) => zone.wards.includes(id)).map(({ outline }) => outline);

const isInZone = (at: Position, zone: Zone, ward: Ward | undefined): boolean =>
  zone.outline ? isInOutline(at, zone.outline) : !!ward && zone.wards.includes(ward.id);

function hotspotAt(at: Position, places: Places, day: string): Hotspot | undefined {
  const around = hotspotsOn(places, day).filter(({ ground }) =>
    'outline' in ground
      ? isInOutline(at, ground.outline)
      : distanceMetres(at, [ground.centre.lon, ground.centre.lat]) <= ground.radiusMetres,
  );
  return around.sort((a, b) => distanceTo(at, a) - distanceTo(at, b))[0];
}

const distanceTo = (at: Position, hotspot: Hotspot): number =>
  distanceMetres(at, hotspotCentreOf(hotspot));

/** A circle's centre, or the mean of an outline's first ring. */
export function hotspotCentreOf({ ground }: Hotspot): Position {
  if ('centre' in ground) return [ground.centre.lon, ground.centre.lat];
  const ring = openRingOf(ground.outline[0]?.[0] ?? []);
  const total = ring.reduce(([lon, lat], [x, y]) => [lon + x, lat + y] as const, [0, 0] as const);
  return [total[0] / ring.length, total[1] / ring.length];
}

/** Without the corner that closes it, which would otherwise count twice. */
function openRingOf(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed ? ring.slice(0, -1) : ring;
}
