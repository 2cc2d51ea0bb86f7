import { expect, test } from 'vitest';
import type { Person } from '../../src/domain/people.ts';
import { withFields } from '../../src/domain/records.ts';
import { parse } from '../../src/domain/schema.ts';
import { pulledSchema } from '../../src/sync/messages.ts';
import { placedOf, viewOfTaken } from '../../src/sync/taken.ts';
import { idOf, incidentFields } from '../support/changes.ts';

const officer: Person = {
  id: 'olive-officer',
  name: 'Olive Officer',
  role: 'officer',
  organisation: 'kent-police',
  zones: ['town-centre'],
};

test('what was placed, laid over what was sent, is what was made', () => {
  const sent = { note: 'a', zones: ['old'], hotspot: 'gone', to: null };
  const made = { note: 'a', zones: ['new'], ward: 'w' };
  const placed = placedOf(sent, made);
  expect(placed).toEqual({ zones: ['new'], ward: 'w', hotspot: null });
  expect(withFields(withFields({}, sent), placed)).toEqual(made);
});

test('nothing is placed where what was made is what was sent', () => {
  expect(
    placedOf({ note: 'a', crew: [{ count: 2 }] }, { note: 'a', crew: [{ count: 2 }] }),
  ).toEqual({});
});

test('what a phone tells of its own record is a view as the server would send it', () => {
  const change = { record: idOf('r'), kind: 'incident', fields: incidentFields, at: 5000 } as const;
  const given = {
    change,
    receipt: 'RIVER-0001',
    receivedAt: 9000,
    placed: { ward: 'high-street' },
  };
  const view = viewOfTaken({ ...given, person: officer });
  expect(parse(pulledSchema, view).ok).toBe(true);
  expect(view).toMatchObject({ version: 1, receivedAt: 9000, fields: { ward: 'high-street' } });
  expect(view).not.toHaveProperty('by');
});
