/** Which feature is which ward, by the names that the Office for National Statistics gives its fields. */
import type { Feature, Properties } from './geojson.ts';

export type WardFeature = {
  readonly code: string;
  readonly name?: string;
  /** Code of the district; not every file says it. */
  readonly district?: string;
  readonly geometry: unknown;
};

/** `WD24CD` names the year of the wards; a partnership's own file may just say `code`. */
const fields = {
  code: /^(?:WD\d\dCD|code)$/i,
  name: /^(?:WD\d\dNM|name)$/i,
  district: /^(?:LAD\d\dCD|lad|district)$/i,
} as const;

/** `null` for features that carry no ward code. */
export function wardFeatureOf({ properties, geometry }: Feature): WardFeature | null {
  const code = textOf(properties, fields.code);
  if (!code) return null;
  const name = textOf(properties, fields.name);
  const district = textOf(properties, fields.district);
  return { code, ...(name && { name }), ...(district && { district }), geometry };
}

function textOf(properties: Properties, field: RegExp): string | undefined {
  const found = Object.entries(properties).find(
    ([name, value]) => field.test(name) && typeof value === 'string',
  )?.[1];
  return typeof found === 'string' ? found.trim() : undefined;
}
