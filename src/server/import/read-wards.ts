/** The wards of a file as the partnership can use them, or the reason in words why not. */
import { type Bounds, boundsOf, isInBounds } from '../../domain/ground.ts';
import type { Reference } from '../../domain/reference.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Chosen, chooseDistrict, chooseWards } from './choose-wards.ts';
import { parseGeojson } from './geojson.ts';
import { parseOutline } from './parse-outline.ts';
import type { NewOutline } from './place-wards.ts';
import { type WardFeature, wardFeatureOf } from './ward-features.ts';

export type WardsRead = { readonly outlines: readonly NewOutline[]; readonly skipped: number };

/** With `district` all wards of it are taken, whatever their codes; without, exactly the ones known. */
export function readWards(
  text: string,
  { wards, partnership }: Reference,
  district?: string,
): Result<WardsRead, string> {
  const chosen = chosenIn(text, wards, district);
  if (!chosen.ok) return chosen;
  const outlines: NewOutline[] = [];
  for (const ward of chosen.value.wards) {
    const outline = outlineOf(ward, partnership.area);
    if (!outline.ok) return outline;
    outlines.push(outline.value);
  }
  return ok({ outlines, skipped: chosen.value.skipped });
}

function chosenIn(
  text: string,
  wards: Reference['wards'],
  district: string | undefined,
): Result<Chosen, string> {
  const features = parseGeojson(text);
  if (!features.ok) return features;
  const found = features.value.map(wardFeatureOf).filter((ward) => ward !== null);
  if (found.length === 0) {
    return fail('No feature in this file has a ward code (WD24CD, WD25CD … or code).');
  }
  if (district !== undefined) return chooseDistrict(found, district);
  const open = wards.filter(({ validTo }) => validTo === undefined);
  return chooseWards(found, new Set(open.map(({ id }) => id)));
}

function outlineOf(ward: WardFeature, area: Bounds): Result<NewOutline, string> {
  const { code, name, geometry } = ward;
  const plain = name ? `${code} (${name})` : code;
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/.test(code)) return fail(`${plain} is no ward code.`);
  if (name && name.length > 80) return fail(`${code} has a name of more than 80 characters.`);
  const outline = parseOutline(geometry);
  if (!outline.ok) return fail(`${plain} ${outline.fault}.`);
  return isInArea(boundsOf(outline.value), area)
    ? ok({ code, ...(name && { name }), outline: outline.value })
    : fail(`${plain} lies outside the partnership’s area. Are longitude and latitude swapped?`);
}

/** About 2 km: the area's corners are themselves rounded. */
const marginDegrees = 0.02;

function isInArea({ west, south, east, north }: Bounds, area: Bounds): boolean {
  const wider = {
    west: area.west - marginDegrees,
    south: area.south - marginDegrees,
    east: area.east + marginDegrees,
    north: area.north + marginDegrees,
  };
  return isInBounds([west, south], wider) && isInBounds([east, north], wider);
}
