import { expect, test } from 'vitest';
import { detailOf, foundIn, lastSeenOf } from '../../src/app/features/people/people-list.ts';
import {
  draftOf,
  emptyDraft,
  errorsIn,
  errorsOf,
  formOf,
} from '../../src/app/features/people/person-draft.ts';
import type { PersonRow } from '../../src/domain/people.ts';
import { fault } from '../../src/domain/result.ts';
import { people, reference } from '../support/seed-files.ts';

const rows: readonly PersonRow[] = people.map((person) => ({
  person,
  isActive: person.id !== 'otto-officer',
  sessions: [],
}));
const namesFound = (search: string) =>
  foundIn(rows, search, reference).map(({ person }) => person.name);

test('a few letters of a name, a role or a zone find a person', () => {
  expect(namesFound('oliv')).toEqual(['Olive Officer']);
  expect(namesFound('beat rural')).toEqual(['Odette Officer']);
  expect(namesFound('YOUTH hub')).toEqual(['Hana Hubworker']);
});

test('letters from the middle of a word find nobody', () => {
  expect(namesFound('dette')).toEqual([]);
});

test('who was deactivated stands last', () => {
  expect(namesFound('officer')).toEqual(['Odette Officer', 'Olive Officer', 'Otto Officer']);
  expect(namesFound('').at(-1)).toBe('Otto Officer');
});

test('a row says role, organisation and zones in the partnership’s words', () => {
  const olive = rows.find(({ person }) => person.id === 'olive-officer') as PersonRow;
  expect(detailOf(olive, reference)).toBe('Beat officer · Police · Task force area; Town centre');
});

test('a person was last seen when the last of their phones was', () => {
  const session = { id: 's', device: 'iPhone', startedAt: 1, endsAt: 9 };
  expect(lastSeenOf({ sessions: [] })).toBeNull();
  expect(
    lastSeenOf({
      sessions: [
        { ...session, lastSeenAt: 3 },
        { ...session, lastSeenAt: 7 },
      ],
    }),
  ).toBe(7);
});

test('an empty form says at each field what is missing', () => {
  expect(Object.keys(errorsIn(emptyDraft))).toEqual(['name', 'role', 'organisation']);
});

test('an officer needs a zone and a hub worker a hub; others need neither', () => {
  const draft = { ...emptyDraft, name: 'Ann', organisation: 'kent-police' };
  expect(errorsIn({ ...draft, role: 'officer' })).toHaveProperty('zones');
  expect(errorsIn({ ...draft, role: 'hub-worker' })).toHaveProperty('hub');
  expect(errorsIn({ ...draft, role: 'inspector' })).toEqual({});
});

test('zones and hub of a former role are not sent with the new one', () => {
  const draft = {
    ...emptyDraft,
    name: ' Ann ',
    role: 'inspector',
    organisation: 'kent-police',
    zones: ['weald'],
    hub: 'youth-hub-326',
  } as const;
  expect(formOf(draft)).toEqual({
    name: 'Ann',
    role: 'inspector',
    organisation: 'kent-police',
    zones: [],
  });
});

test('everyone of the demonstration passes their own form unchanged', () => {
  for (const person of people) {
    const { id: _, ...rest } = person;
    expect(errorsIn(draftOf(person))).toEqual({});
    expect(formOf(draftOf(person))).toEqual(rest);
  }
});

test('what the server refuses at a field is said at that field, the rest at the top', () => {
  expect(errorsOf(fault('unknown-entry', 'zones'))).toHaveProperty('zones');
  expect(errorsOf(fault('not-allowed', 'yourself'))).toHaveProperty('role');
  expect(errorsOf(fault('offline'))).toBeNull();
});
