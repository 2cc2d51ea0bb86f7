/** The choices of the map's sentence, in words that fit into it. */
import { type PresetName, presetNames, presets } from '../../../analysis/period.ts';
import { zonesOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { MapFilter } from './map-filter.ts';

export type Option = { readonly value: string; readonly words: string };
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] };

/** "the last 28 days", "this month" */
function periodWord(preset: PresetName): string {
  const plain = presets[preset].plain;
  const words = plain.charAt(0).toLowerCase() + plain.slice(1);
  return /\d/.test(words) ? `the ${words}` : words;
}

export const periodOptions: readonly Option[] = presetNames.map((value) => ({
  value,
  words: periodWord(value),
}));

export const zoneOptionsOf = (reference: Reference, day: string): readonly Option[] => [
  { value: '', words: 'all zones' },
  ...zonesOn(reference, day).map(({ id, name }) => ({ value: id, words: name })),
];

/** A class as a whole, then its types. */
export const kindGroupsOf = ({ lists, incidentTypes }: Reference): readonly OptionGroup[] =>
  lists.incidentClasses.map(({ id, name }) => ({
    label: name,
    options: [
      { value: `class:${id}`, words: `any ${name.toLowerCase()} kind` },
      ...incidentTypes
        .filter((type) => type.class === id)
        .map((type) => ({ value: `type:${type.id}`, words: type.short })),
    ],
  }));

export function kindValueOf(filter: MapFilter): string {
  if (filter.type !== undefined) return `type:${filter.type}`;
  return filter.class === undefined ? '' : `class:${filter.class}`;
}

export function withKind({ preset, zone }: MapFilter, value: string): MapFilter {
  const [field, id] = value.split(':');
  return {
    preset,
    ...(zone !== undefined && { zone }),
    ...(field && id && { [field]: id }),
  };
}

export const withZone = (
  { zone: _zone, ...filter }: MapFilter,
  zone: string | undefined,
): MapFilter => (zone ? { ...filter, zone } : filter);
