/** What a schema cannot see: an entry named twice, or one that names an entry that is not there. */
import type { Reference } from './reference.ts';

export type EntryFault = {
  /** The seed file without its ending: `zones`. */
  readonly file: string;
  readonly entry: string;
  readonly field: string;
  readonly says: string;
};

type Named = { readonly id: string; readonly validFrom?: string };

/** All of them, so that whoever edits the files mends them in one go. */
export const referenceFaultsOf = (reference: Reference): readonly EntryFault[] => [
  ...doublesOf(reference),
  ...strangersOf(reference),
];

/** One id may stand several times with other dates: lines are redrawn and keep their name. */
function doublesOf(reference: Reference): readonly EntryFault[] {
  return filesOf(reference).flatMap(([file, entries]) => {
    const seen = new Set<string>();
    return entries.flatMap(({ id, validFrom }) => {
      const name = `${id} ${validFrom ?? ''}`;
      const isDouble = seen.has(name);
      seen.add(name);
      return isDouble ? [{ file, entry: id, field: 'id', says: 'stands twice' }] : [];
    });
  });
}

const filesOf = (r: Reference): readonly (readonly [string, readonly Named[]])[] => [
  ['organisations', r.organisations],
  ['wards', r.wards],
  ['zones', r.zones],
  ['hotspots', r.hotspots],
  ['premises', r.premises],
  ['trauma-packs', r.traumaPacks],
  ['hubs', r.hubs],
  ['plans', r.plans],
  ['plans', r.plans.flatMap(({ priorities }) => priorities)],
  ['themes', r.themes],
  ['incident-types', r.incidentTypes],
  ['outcomes', r.outcomes],
  ...Object.values(r.lists).map((entries) => ['lists', entries] as const),
];

type Link = {
  readonly file: string;
  readonly field: string;
  readonly from: (reference: Reference) => readonly (readonly [entry: string, names: string[]])[];
  readonly to: (reference: Reference) => readonly Named[];
};

const links: readonly Link[] = [
  {
    file: 'zones',
    field: 'wards',
    from: ({ zones }) => zones.map(({ id, wards }) => [id, wards]),
    to: ({ wards }) => wards,
  },
  {
    file: 'hubs',
    field: 'wards',
    from: ({ hubs }) => hubs.map(({ id, wards }) => [id, wards]),
    to: ({ wards }) => wards,
  },
  {
    file: 'hubs',
    field: 'owner',
    from: ({ hubs }) => hubs.map(({ id, owner }) => [id, [owner]]),
    to: ({ organisations }) => organisations,
  },
  {
    file: 'incident-types',
    field: 'class',
    from: ({ incidentTypes }) => incidentTypes.map((type) => [type.id, [type.class]]),
    to: ({ lists }) => lists.incidentClasses,
  },
  {
    file: 'organisations',
    field: 'successor',
    from: (r) => r.organisations.map(({ id, successor }) => [id, successor ? [successor] : []]),
    to: ({ organisations }) => organisations,
  },
  {
    file: 'premises',
    field: 'organisation',
    from: (r) => r.premises.map(({ id, organisation }) => [id, organisation ? [organisation] : []]),
    to: ({ organisations }) => organisations,
  },
];

const strangersOf = (reference: Reference): readonly EntryFault[] =>
  links.flatMap(({ file, field, from, to }) => {
    const known = new Set(to(reference).map(({ id }) => id));
    return from(reference).flatMap(([entry, names]) =>
      names
        .filter((name) => !known.has(name))
        .map((name) => ({ file, entry, field, says: `names ${name}, which is not there` })),
    );
  });
