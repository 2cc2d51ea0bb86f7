/** What schemas can't see: entries that name entries of another file, and entries twice. */
import type { Reference } from '../../domain/reference.ts';
import { type Fault, fault } from '../../domain/result.ts';
import type { Seeds } from './parse-seeds.ts';

type Named = { readonly id: string; readonly [field: string]: unknown };

type Link = {
  readonly file: string;
  readonly field: string;
  readonly from: (seeds: Seeds) => readonly Named[];
  readonly to: (reference: Reference) => readonly { readonly id: string }[];
};

const organisations = ({ organisations }: Reference) => organisations;
const wards = ({ wards }: Reference) => wards;

const links: readonly Link[] = [
  {
    file: 'organisations.json',
    field: 'successor',
    from: (s) => s.reference.organisations,
    to: organisations,
  },
  { file: 'zones.json', field: 'wards', from: (s) => s.reference.zones, to: wards },
  { file: 'hubs.json', field: 'wards', from: (s) => s.reference.hubs, to: wards },
  { file: 'hubs.json', field: 'owner', from: (s) => s.reference.hubs, to: organisations },
  {
    file: 'premises.json',
    field: 'organisation',
    from: (s) => s.reference.premises,
    to: organisations,
  },
  {
    file: 'incident-types.json',
    field: 'class',
    from: (s) => s.reference.incidentTypes,
    to: (r) => r.lists.incidentClasses,
  },
  { file: 'people.json', field: 'organisation', from: (s) => s.people, to: organisations },
  { file: 'people.json', field: 'zones', from: (s) => s.people, to: ({ zones }) => zones },
  { file: 'people.json', field: 'hub', from: (s) => s.people, to: ({ hubs }) => hubs },
];

/** The same id may come again with a later `validFrom`: a line that was redrawn. */
const uniques: readonly Pick<Link, 'file' | 'from'>[] = [
  { file: 'organisations.json', from: (s) => s.reference.organisations },
  { file: 'wards.json', from: (s) => s.reference.wards },
  { file: 'zones.json', from: (s) => s.reference.zones },
  { file: 'hotspots.json', from: (s) => s.reference.hotspots },
  { file: 'premises.json', from: (s) => s.reference.premises },
  { file: 'hubs.json', from: (s) => s.reference.hubs },
  { file: 'incident-types.json', from: (s) => s.reference.incidentTypes },
  { file: 'outcomes.json', from: (s) => s.reference.outcomes },
  { file: 'people.json', from: (s) => s.people },
];

/** The first mistake, or nothing. */
export const checkSeeds = (seeds: Seeds): Fault | undefined =>
  checkTimeZone(seeds.reference) ?? checkUniques(seeds) ?? checkLinks(seeds);

function checkTimeZone({ partnership }: Reference): Fault | undefined {
  const isKnown = Intl.supportedValuesOf('timeZone').includes(partnership.timeZone);
  return isKnown ? undefined : fault('unknown-entry', 'partnership.json, field timeZone');
}

function checkUniques(seeds: Seeds): Fault | undefined {
  for (const { file, from } of uniques) {
    const seen = new Set<string>();
    for (const entry of from(seeds)) {
      const key = `${entry.id} ${entry.validFrom ?? ''}`;
      if (seen.has(key)) return fault('already-made', `${file}, entry ${entry.id}, field id`);
      seen.add(key);
    }
  }
  return undefined;
}

function checkLinks(seeds: Seeds): Fault | undefined {
  for (const { file, field, from, to } of links) {
    const known = new Set(to(seeds.reference).map(({ id }) => id));
    const lost = from(seeds).find((entry) => namesIn(entry[field]).some((id) => !known.has(id)));
    if (lost) return fault('unknown-entry', `${file}, entry ${lost.id}, field ${field}`);
  }
  return undefined;
}

const namesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
};
