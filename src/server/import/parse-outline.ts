/** A GeoJSON polygon as an Outline, or what is broken about it. */
import type { Outline, Polygon, Position, Ring } from '../../domain/ground.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { isList, isObject } from './geojson.ts';
import { selfCrossingOf } from './self-crossing.ts';

const polygonsOf: Readonly<Record<string, (coordinates: unknown) => unknown>> = {
  Polygon: (coordinates) => [coordinates],
  MultiPolygon: (coordinates) => coordinates,
};

export function parseOutline(geometry: unknown): Result<Outline, string> {
  const type = isObject(geometry) ? String(geometry.type) : 'nothing';
  const polygons = isObject(geometry) && polygonsOf[type]?.(geometry.coordinates);
  if (!polygons) return fail(`is ${type}, not a Polygon or MultiPolygon`);
  if (!isList(polygons) || polygons.length === 0) return fail('has no outline');
  return allOf(polygons, parsePolygon);
}

const parsePolygon = (rings: unknown): Result<Polygon, string> =>
  isList(rings) && rings.length > 0 ? allOf(rings, parseRing) : fail('has no outline');

function parseRing(points: unknown): Result<Ring, string> {
  if (!isList(points)) return fail('has a ring that is no list of points');
  const ring = points.map(positionOf);
  if (!ring.every((position) => position !== null)) {
    return fail('has a point that is not a longitude and a latitude');
  }
  const fault = ringFaultOf(ring);
  return fault ? fail(fault) : ok(ring);
}

function ringFaultOf(ring: Ring): string | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4 || !first || !last) return 'has a ring of fewer than 4 points';
  if (first[0] !== last[0] || first[1] !== last[1]) return 'has a ring that is not closed';
  if (Math.abs(areaOf(ring)) < smallestArea) return 'has a ring without any area';
  const crossing = selfCrossingOf(ring);
  return crossing
    ? `crosses itself near ${crossing[1]}, ${crossing[0]} (latitude, longitude)`
    : null;
}

/** Square degrees: about a hand's breadth squared. */
const smallestArea = 1e-12;

/** Shoelace formula, in square degrees. */
export const areaOf = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Position;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** To a decimetre: what an outline says beyond that is only weight on the way to a phone. */
function positionOf(point: unknown): [number, number] | null {
  if (!isList(point)) return null;
  const [lon, lat] = point;
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  const isOnEarth = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return isOnEarth ? [rounded(lon), rounded(lat)] : null;
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** All of them, or the first fault. */
function allOf<T>(
  values: readonly unknown[],
  parse: (value: unknown) => Result<T, string>,
): Result<readonly T[], string> {
  const parsed: T[] = [];
  for (const value of values) {
    const one = parse(value);
    if (!one.ok) return one;
    parsed.push(one.value);
  }
  return ok(parsed);
}
