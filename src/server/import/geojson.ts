/** A GeoJSON file from outside: nothing in it is believed before it is looked at. */
import { fail, ok, type Result } from '../../domain/result.ts';

export type Properties = { readonly [name: string]: unknown };
export type Feature = { readonly properties: Properties; readonly geometry: unknown };

/** The features of a file, or the reason in words why it is not one that can be used. */
export function parseGeojson(text: string): Result<readonly Feature[], string> {
  const content = jsonOf(text);
  if (content === undefined) return fail('This file is not JSON.');
  if (!isObject(content) || content.type !== 'FeatureCollection' || !isList(content.features)) {
    return fail('This file is not a GeoJSON FeatureCollection.');
  }
  const crs = crsFaultOf(content.crs);
  if (crs) return fail(crs);
  const features = content.features.filter(isObject).map(({ properties, geometry }) => ({
    properties: isObject(properties) ? properties : {},
    geometry,
  }));
  const grid = features.map(({ geometry }) => gridFaultOf(geometry)).find((fault) => fault);
  return grid ? fail(grid) : ok(features);
}

/** The old `crs` member: WGS 84 by any of its names will do, and so will none. */
function crsFaultOf(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {};
  const name = String(properties.name ?? 'one without a name');
  return /CRS:?84$|EPSG:{1,2}(?:[\d.]*:)?4326$/i.test(name)
    ? null
    : `The file says that its coordinates are in ${name.slice(0, 80)}. Export it as WGS 84 (EPSG:4326).`;
}

/** Metres where degrees should be show at the first point of an outline. */
function gridFaultOf(geometry: unknown): string | null {
  const [x, y] = firstPositionOf(isObject(geometry) ? geometry.coordinates : null) ?? [0, 0];
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return null;
  const isGrid = x > 0 && x < 700_000 && y > 0 && y < 1_300_000;
  return isGrid
    ? 'This looks like British National Grid metres; export it as WGS 84.'
    : 'The coordinates are not longitude and latitude; export the file as WGS 84.';
}

function firstPositionOf(coordinates: unknown): readonly [number, number] | null {
  if (!isList(coordinates)) return null;
  const [x, y] = coordinates;
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : firstPositionOf(x);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
