/** What the summary is asked for. It stands in the address, so that a page can be passed on and comes back the same. */
import { daysOf, type PresetName, presetNames, presets } from '../../../analysis/period.ts';
import type { FiguresFilter, Period } from '../../../domain/figures.ts';
import type { Reference } from '../../../domain/reference.ts';
import { dayMs } from '../../../domain/time.ts';

export const narrowings = ['zone', 'hotspot', 'class', 'type', 'theme', 'priority'] as const;
export type Narrowing = (typeof narrowings)[number];

export type SummaryChoice = {
  readonly period: PresetName | Period;
} & { readonly [N in Narrowing]?: string };

/** The quarterly report is what the page is mostly for. */
const usualPreset: PresetName = 'last-quarter';

type Query = Readonly<Record<string, string>>;

/** What is not on the partnership's lists is left out: an old link still opens. */
export function choiceOf(query: Query, reference: Reference): SummaryChoice {
  const known = narrowings.filter((name) => {
    const wanted = query[name];
    return wanted !== undefined && entriesOf[name](reference).some(({ id }) => id === wanted);
  });
  return {
    period: periodIn(query),
    ...Object.fromEntries(known.map((name) => [name, query[name]])),
  };
}

/** `''` for the usual page, otherwise with its question mark. */
export function addressOf({ period, ...rest }: SummaryChoice): string {
  const query = new URLSearchParams(periodQuery(period));
  for (const name of narrowings) {
    const value = rest[name];
    if (value !== undefined) query.set(name, value);
  }
  const words = query.toString();
  return words && `?${words}`;
}

export const filterOf = (
  { period, ...narrowing }: SummaryChoice,
  today: string,
): FiguresFilter => ({
  period: typeof period === 'string' ? presets[period].on(today) : period,
  ...narrowing,
});

/** `undefined` takes the narrowing away. */
export function narrowed(
  choice: SummaryChoice,
  name: Narrowing,
  value: string | undefined,
): SummaryChoice {
  const { [name]: _, ...others } = choice;
  return value === undefined ? others : { ...others, [name]: value };
}

/** Where small numbers are hidden, the server gives nothing shorter: two periods nearly alike would tell the difference. */
const hiddenDaysMin = 28;

export const presetsLongEnough = (today: string): readonly PresetName[] =>
  presetNames.filter((name) => daysOf(presets[name].on(today)) >= hiddenDaysMin);

/** For who is given no part of the whole: a link with one opens on the whole. */
export function wholeChoiceOf({ period }: Query, today: string): SummaryChoice {
  return { period: presetsLongEnough(today).find((name) => name === period) ?? usualPreset };
}

export const entriesOf: Readonly<
  Record<Narrowing, (reference: Reference) => readonly { id: string; name: string }[]>
> = {
  zone: ({ zones }) => zones,
  hotspot: ({ hotspots }) => hotspots,
  class: ({ lists }) => lists.incidentClasses,
  type: ({ incidentTypes }) => incidentTypes,
  theme: ({ themes }) => themes,
  priority: ({ plans }) => plans.flatMap(({ priorities }) => priorities),
};

function periodIn({ period, from, to }: Query): PresetName | Period {
  if (isDay(from) && isDay(to) && from <= to) return { from, to };
  return presetNames.find((name) => name === period) ?? usualPreset;
}

const periodQuery = (period: PresetName | Period): Record<string, string> => {
  if (typeof period !== 'string') return { ...period };
  return period === usualPreset ? {} : { period };
};

/** A day that there is: 30 February is not one. */
const isDay = (day: string | undefined): day is string => {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at - (at % dayMs)).toISOString().startsWith(day);
};
