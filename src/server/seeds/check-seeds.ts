/** What schemas can't see: names that nothing has, across all files, and people of nowhere. */
import type { Person } from '../../domain/people.ts';
import type { Reference } from '../../domain/reference.ts';
import { type EntryFault, referenceFaultsOf } from '../../domain/reference-faults.ts';
import type { Seeds } from './parse-seeds.ts';

/** All mistakes in words: `zones.json, entry town, field wards names north, which is not there`. */
export const mistakesIn = ({ reference, people }: Seeds): readonly string[] =>
  [
    ...timeZoneFaultsOf(reference),
    ...referenceFaultsOf(reference),
    ...people.flatMap((person) => personFaultsOf(person, reference)),
  ].map(({ file, entry, field, says }) => `${file}.json, entry ${entry}, field ${field} ${says}`);

const timeZoneFaultsOf = ({ partnership: { id, timeZone } }: Reference): readonly EntryFault[] =>
  Intl.supportedValuesOf('timeZone').includes(timeZone)
    ? []
    : [{ file: 'partnership', entry: id, field: 'timeZone', says: 'is no time zone' }];

type Place = {
  readonly field: string;
  readonly ids: (person: Omit<Person, 'id'>) => readonly string[];
  readonly list: (reference: Reference) => readonly { readonly id: string }[];
};

/** Where a person belongs: each of it has to be on the partnership's lists. */
export const placesOfPerson: readonly Place[] = [
  {
    field: 'organisation',
    ids: ({ organisation }) => [organisation],
    list: ({ organisations }) => organisations,
  },
  { field: 'zones', ids: ({ zones }) => zones, list: ({ zones }) => zones },
  { field: 'hub', ids: ({ hub }) => (hub ? [hub] : []), list: ({ hubs }) => hubs },
];

const personFaultsOf = (person: Person, reference: Reference): readonly EntryFault[] =>
  placesOfPerson.flatMap(({ field, ids, list }) =>
    ids(person)
      .filter((id) => !list(reference).some((entry) => entry.id === id))
      .map((id) => ({
        file: 'people',
        entry: person.id,
        field,
        says: `names ${id}, which is not there`,
      })),
  );
