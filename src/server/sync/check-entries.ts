/** Every choice in a record is on one of the partnership's lists: which field, which list. */
import type { Fields, Kind } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import { type Fault, fault } from '../../domain/result.ts';

type Entries = readonly { readonly id: string }[];
type Choice = {
  readonly list: (reference: Reference) => Entries;
  /** Where the ids stand inside the field's value. */
  readonly idsIn: (value: unknown) => readonly string[];
};

const one = (list: Choice['list']): Choice => ({ list, idsIn: (value) => [value as string] });
const many = (list: Choice['list']): Choice => ({ list, idsIn: (value) => value as string[] });
const each = (list: Choice['list'], name: string): Choice => ({
  list,
  idsIn: (value) => (value as readonly Record<string, string>[]).map((item) => item[name] ?? ''),
});

const placesInArea = (area: unknown): readonly string[] => {
  const { hotspot, zone } = area as { readonly hotspot?: string; readonly zone?: string };
  return [hotspot, zone].filter((id) => id !== undefined);
};

const everywhere = {
  zones: many(({ zones }) => zones),
  theme: one(({ themes }) => themes),
  priority: one(({ plans }) => plans.flatMap(({ priorities }) => priorities)),
};

const choices: Readonly<Record<Kind, Readonly<Record<string, Choice>>>> = {
  incident: {
    ...everywhere,
    type: one(({ incidentTypes }) => incidentTypes),
    class: one(({ lists }) => lists.incidentClasses),
    hotspot: one(({ hotspots }) => hotspots),
    ward: one(({ wards }) => wards),
    groupSize: one(({ lists }) => lists.groupSizes),
    peopleAges: many(({ lists }) => lists.peopleAges),
    outcomes: many(({ outcomes }) => outcomes),
    caseMeetingReason: one(({ lists }) => lists.caseMeetingReasons),
  },
  patrol: {
    ...everywhere,
    mode: one(({ lists }) => lists.patrolModes),
    crew: each(({ lists }) => lists.crewRoles, 'role'),
    visits: each(({ hotspots }) => hotspots, 'hotspot'),
    engagements: each(({ lists }) => lists.engagements, 'what'),
    actions: each(({ lists }) => lists.patrolActions, 'what'),
  },
  referral: {
    ...everywhere,
    hub: one(({ hubs }) => hubs),
    age: one(({ lists }) => lists.referralAges),
    reasons: many(({ lists }) => lists.referralReasons),
    needs: many(({ lists }) => lists.referralNeeds),
    contactRoute: one(({ lists }) => lists.contactRoutes),
    parentTold: one(({ lists }) => lists.parentTold),
    screenedClear: many(({ lists }) => lists.screeningQuestions),
  },
  dispersal: {
    ...everywhere,
    area: { list: ({ hotspots, zones }) => [...hotspots, ...zones], idsIn: placesInArea },
    rank: one(({ lists }) => lists.authorisingRanks),
    grounds: one(({ lists }) => lists.dispersalGrounds),
  },
};

/**
 * `unknown-entry` with the first field that names nothing known. Entries that are no longer valid
 * are known: a phone that was away may still write about last month. `fields` have been parsed;
 * only those in `changed` are looked at, because lists move and old records keep what they have.
 */
export function checkEntries(
  kind: Kind,
  fields: Fields,
  changed: readonly string[],
  reference: Reference,
): Fault | null {
  for (const [field, { list, idsIn }] of Object.entries(choices[kind])) {
    const value = changed.includes(field) ? fields[field] : undefined;
    if (value === undefined) continue;
    const entries = list(reference);
    const isKnown = (id: string) => entries.some((entry) => entry.id === id);
    if (!idsIn(value).every(isKnown)) return fault('unknown-entry', field);
  }
  return null;
}
