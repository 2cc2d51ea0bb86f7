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
export const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** The place, and under it the zones that it will count in. */
export function pinWords(
  { zones, ward, hotspot }: Whereabouts,
  { hotspots, zones: allZones, wards }: Pick<Reference, 'hotspots' | 'zones' | 'wards'>,
): { readonly place: string; readonly zones: string } {
  const place =
    hotspots.find(({ id }) => id === hotspot)?.name ?? wards.find(({ id }) => id === ward)?.name;
  const names = allZones.filter(({ id }) => zones.includes(id)).map(({ name }) => name);
  return {
    place: place ?? 'Outside every ward',
    zones: names.length === 0 ? 'In no zone' : `In ${names.join(' · ')}`,
  };
}
