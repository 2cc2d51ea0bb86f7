/** How far a position lies from the edge of a hotspot, on which side, and how deep the hotspot is. */
import {
  boundsOf,
  distanceMetres,
  isInOutline,
  metresPerDegree,
  type Outline,
  type Polygon,
  type Position,
  type Ring,
} from './ground.ts';
import type { Hotspot } from './reference.ts';

/** Metres to the edge, below 0 inside. Good to 0.1 % within a few kilometres. */
export function edgeMetresOf(at: Position, ground: Hotspot['ground']): number {
  if ('centre' in ground) {
    return distanceMetres(at, [ground.centre.lon, ground.centre.lat]) - ground.radiusMetres;
  }
  const metres = nearestEdge(at, ground.outline);
  return isInOutline(at, ground.outline) ? -metres : metres;
}

/** Points a side at which the deepest place of an outline is looked for: off by at most a cell. */
const depthCells = 24;

/** How far its deepest point is from the edge: a circle's radius, half of a street's width. Metres. */
export function depthMetresOf(ground: Hotspot['ground']): number {
  if ('radiusMetres' in ground) return ground.radiusMetres;
  const depths = ground.outline
    .flatMap(pointsIn)
    .map((point) => (isInOutline(point, ground.outline) ? nearestEdge(point, ground.outline) : 0));
  return Math.max(0, ...depths);
}

function nearestEdge(at: Position, outline: Outline): number {
  const metres = outline.flat().map((ring) => nearestSide(at, ring));
  return Math.min(Number.POSITIVE_INFINITY, ...metres);
}

function nearestSide(at: Position, ring: Ring): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [flat(ring[j] as Position, at), flat(ring[i] as Position, at)];
    nearest = Math.min(nearest, distanceToSide(a, b));
  }
  return nearest;
}

type Flat = readonly [eastMetres: number, northMetres: number];

/** On a plane that touches the ground at `origin`. */
const flat = ([lon, lat]: Position, origin: Position): Flat => [
  (lon - origin[0]) * metresPerDegree * Math.cos((origin[1] * Math.PI) / 180),
  (lat - origin[1]) * metresPerDegree,
];

/** From the origin to the nearest point of the side between two corners. */
function distanceToSide([ax, ay]: Flat, [bx, by]: Flat): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

function pointsIn(polygon: Polygon): readonly Position[] {
  const { west, south, east, north } = boundsOf([polygon]);
  const shares = Array.from({ length: depthCells }, (_, i) => (i + 0.5) / depthCells);
  return shares.flatMap((x) =>
    shares.map((y): Position => [west + x * (east - west), south + y * (north - south)]),
  );
}
