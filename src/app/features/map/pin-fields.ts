/** What a pin writes into its incident, and what it says before it is written. */
import type { Position } from '../../../domain/ground.ts';
import type { Whereabouts } from '../../../domain/places.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';

/** A ward or hotspot that it is no longer in is emptied, or the old one would stay. */
export const pinFieldsOf = (
  [lon, lat]: Position,
  { zones, ward, hotspot }: Whereabouts,
): Fields => ({
  place: { lon: rounded(lon), lat: rounded(lat), accuracyMetres: null, source: 'pin' },
  zones,
  ward: ward ?? null,
  hotspot: hotspot ?? null,
});

/** A metre or so: a finger is no surer than that. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** "Brenchley Gardens, in Town centre and Task force area" */
export function pinWords(
  { zones, ward, hotspot }: Whereabouts,
  { hotspots, zones: allZones, wards }: Pick<Reference, 'hotspots' | 'zones' | 'wards'>,
): string {
  const place =
    hotspots.find(({ id }) => id === hotspot)?.name ?? wards.find(({ id }) => id === ward)?.name;
  const names = allZones.filter(({ id }) => zones.includes(id)).map(({ name }) => name);
  if (names.length === 0) return place ? `${place}, in no zone` : 'Outside every ward and zone';
  return [place, `in ${listWords(names)}`].filter(Boolean).join(', ');
}

const listWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
