/** Where things happen: a few hotspots carry most, wards the rest, by how closely they are policed. */
import { boundsOf, isInOutline, type Position } from '../../domain/ground.ts';
import type { Hotspot, Reference, Ward } from '../../domain/reference.ts';
import { between, type Chance, pick, type Weighted } from './chance.ts';
import type { Day } from './days.ts';

type Hours = { readonly from: number; readonly to: number };

/** How fast weights fall along the list: trouble gathers in a few places, patrols spread out more. */
export const steepness = { trouble: 0.9, patrols: 0.3 } as const;

/** The first hotspot of the list gets better: in the second half of the year it has this share left. */
const improvedShare = 0.35;

/** Weights fall with the place in the list, and to a tenth outside the hotspot's own hours. */
export function hotspotWeights(
  hotspots: readonly Hotspot[],
  { weekday, progress }: Day,
  { hours, falls }: { readonly hours: Hours; readonly falls: number },
): Weighted<Hotspot> {
  return hotspots.map((hotspot, i) => {
    const carries = 1 / (i + 1) ** falls;
    const isOpen = hotspot.target.hours.some(
      (open) =>
        open.weekdays.includes(weekday) &&
        hourOf(open.from) < hours.to &&
        endHourOf(open) > hours.from,
    );
    const improves = i === 0 && progress > 0.5 ? improvedShare : 1;
    return [hotspot, carries * (isOpen ? 1 : 0.1) * improves];
  });
}

/** A ward in many zones is one where zones are small, because more happens there. */
export const wardWeights = ({ wards, zones }: Reference): Weighted<Ward> =>
  wards.map((ward) => {
    const inZones = zones.filter((zone) => zone.wards.includes(ward.id)).length;
    return [ward, inZones ** 2 + 1];
  });

export function positionIn(chance: Chance, { ground }: Hotspot): Position {
  if ('outline' in ground) return inOutline(chance, ground.outline);
  const { centre, radiusMetres } = ground;
  const angle = between(chance, 0, 2 * Math.PI);
  // The root spreads points evenly over the disc; 0.9 keeps them off its edge.
  const metres = Math.sqrt(chance.next()) * radiusMetres * 0.9;
  return moved([centre.lon, centre.lat], Math.cos(angle) * metres, Math.sin(angle) * metres);
}

export const positionInWard = (chance: Chance, { outline }: Ward): Position =>
  inOutline(chance, outline);

const triesMax = 200;

function inOutline(chance: Chance, outline: Ward['outline']): Position {
  const { west, south, east, north } = boundsOf(outline);
  for (let tries = 0; tries < triesMax; tries++) {
    const at: Position = [between(chance, west, east), between(chance, south, north)];
    if (isInOutline(at, outline)) return at;
  }
  return outline[0]?.[0]?.[0] ?? [west, south];
}

const metresPerDegree = 111_195;

const moved = ([lon, lat]: Position, east: number, north: number): Position => [
  lon + east / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
  lat + north / metresPerDegree,
];

/** Six decimals are a decimetre: more would claim what no phone knows. */
export const rounded = ([lon, lat]: Position) => ({
  lon: Math.round(lon * 1e6) / 1e6,
  lat: Math.round(lat * 1e6) / 1e6,
});

export const pickHotspot = (
  chance: Chance,
  hotspots: readonly Hotspot[],
  day: Day,
  how: Parameters<typeof hotspotWeights>[2],
): Hotspot | undefined => pick(chance, hotspotWeights(hotspots, day, how));

const hourOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
const endHourOf = ({ from, to }: { from: string; to: string }): number =>
  hourOf(to) <= hourOf(from) ? hourOf(to) + 24 : hourOf(to);
