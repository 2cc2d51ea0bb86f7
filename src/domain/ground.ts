/** Geometry on the ground, WGS 84. Distances in metres; good to 0.1 % across one county. */

/** Longitude first, as GeoJSON has it. */
export type Position = readonly [lon: number, lat: number];
export type Ring = readonly Position[];
/** Outer ring first, holes after it; rings closed or not. */
export type Polygon = readonly Ring[];
/** GeoJSON MultiPolygon coordinates. */
export type Outline = readonly Polygon[];

export type Bounds = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

const earthRadiusMetres = 6371008.8;
const radians = Math.PI / 180;
/** Of latitude, on the mean sphere. */
export const metresPerDegree = earthRadiusMetres * radians;

/** Haversine distance in metres. */
export function distanceMetres(a: Position, b: Position): number {
  const dLat = (b[1] - a[1]) * radians;
  const dLon = (b[0] - a[0]) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const isInOutline = (at: Position, outline: Outline): boolean =>
  outline.some((polygon) => isInPolygon(at, polygon));

/** In the outer ring and in no hole. A point on an edge may count as either side. */
export function isInPolygon(at: Position, polygon: Polygon): boolean {
  const [outer, ...holes] = polygon;
  return !!outer && isInRing(at, outer) && !holes.some((hole) => isInRing(at, hole));
}

/** Even-odd rule (Shimrat 1962). */
function isInRing([x, y]: Position, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Position;
    const [xj, yj] = ring[j] as Position;
    const crosses = yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi;
    if (crosses) inside = !inside;
  }
  return inside;
}

export function boundsOf(outline: Outline): Bounds {
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lon, lat] of outline.flat(2) as Position[]) {
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
  }
  return bounds;
}

export const isInBounds = ([lon, lat]: Position, b: Bounds): boolean =>
  lon >= b.west && lon <= b.east && lat >= b.south && lat <= b.north;
