/** Which incidents the map shows. It stands in the address, so that a view can be passed on and comes back. */
import { additionsIn, isNoIncident } from '../../../analysis/additions.ts';
import { incidentTestOf } from '../../../analysis/counts.ts';
import { instantsOf, type PresetName, presetNames, presets } from '../../../analysis/period.ts';
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { FiguresFilter } from '../../../domain/figures.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { incidentsIn } from '../../incidents.ts';

export type MapFilter = {
  readonly preset: PresetName;
  /** At most one of the two: a type is in its class already. */
  readonly class?: string;
  readonly type?: string;
  readonly zone?: string;
};

const usualPreset: PresetName = 'last-28-days';

const placesInAddress = ['class', 'type', 'zone'] as const;

/** What is not on the partnership's lists is left out: an old link still opens. */
export function mapFilterOf(
  query: Readonly<Record<string, string>>,
  { lists, incidentTypes, zones }: Reference,
): MapFilter {
  const known = { class: lists.incidentClasses, type: incidentTypes, zone: zones } as const;
  const wanted = placesInAddress.filter((name) => known[name].some(({ id }) => id === query[name]));
  return {
    preset: presetNames.find((name) => name === query.period) ?? usualPreset,
    ...Object.fromEntries(
      wanted
        .filter((name) => name !== 'class' || !wanted.includes('type'))
        .map((name) => [name, query[name]]),
    ),
  };
}

/** `''` for the usual view, otherwise with its question mark. */
export function addressOf({ preset, ...places }: MapFilter): string {
  const query = new URLSearchParams(preset === usualPreset ? {} : { period: preset });
  for (const name of placesInAddress) {
    const value = places[name];
    if (value !== undefined) query.set(name, value);
  }
  const words = query.toString();
  return words && `?${words}`;
}

export type HeldIncident = Held<'incident'>;

/** What adds to another one is shown as that one: one thing, one dot. */
export function incidentsShown(
  records: PhoneState['records'],
  filter: MapFilter,
  reference: Reference,
  now: Instant,
): readonly HeldIncident[] {
  const { timeZone } = reference.partnership;
  const period = presets[filter.preset].on(localTimeOf(now, timeZone).day);
  const { start, end } = instantsOf(period, timeZone);
  const isMeant = incidentTestOf(figuresFilterOf(filter, period));
  const incidents = incidentsIn(records);
  const additions = additionsIn(incidents);
  return incidents.filter(({ id, fields }) => {
    const { from = -1 } = fields;
    if (from < start || from >= end || isNoIncident(fields) || additions.has(id)) return false;
    return isMeant(fields);
  });
}

const figuresFilterOf = (
  { preset: _preset, ...places }: MapFilter,
  period: FiguresFilter['period'],
): FiguresFilter => ({ period, ...places });
