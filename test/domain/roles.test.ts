import { describe, expect, it } from 'vitest';
import type { Person, Role } from '../../src/domain/people.ts';
import { fieldsFor, maySee, type Owned } from '../../src/domain/roles.ts';

const person = (role: Role, more: Partial<Person> = {}): Person => ({
  id: `${role}-1`,
  name: role,
  role,
  organisation: 'police',
  zones: [],
  ...more,
});
const powers = new Set(['dispersal']);

const incident = (more: Partial<Owned> = {}): Owned => ({
  kind: 'incident',
  author: 'officer-2',
  organisation: 'police',
  zones: ['town', 'river'],
  fields: { note: 'by the bench', outcomes: ['words'] },
  ...more,
});
const referral = (status: string): Owned => ({
  kind: 'referral',
  author: 'officer-1',
  organisation: 'police',
  zones: ['town'],
  fields: { hub: 'hub-1', status, statusAt: 1, name: 'Demo A.', note: 'after school' },
});

describe('What each role may see', () => {
  it('shows an officer with overlapping zones the union of them', () => {
    const officer = person('officer', { zones: ['river', 'north'] });
    expect(maySee(officer, incident(), powers)).toBe(true);
    expect(maySee(officer, incident({ zones: ['south'] }), powers)).toBe(false);
  });

  it('shows an officer their own patrols and no colleague’s', () => {
    const officer = person('officer', { zones: ['town'] });
    const patrol = incident({ kind: 'patrol', author: 'officer-1' });
    expect(maySee(officer, patrol, powers)).toBe(true);
    expect(maySee(officer, { ...patrol, author: 'officer-2' }, powers)).toBe(false);
  });

  it('shows a referral’s identity to its hub and, until it is taken up, to its author', () => {
    const officer = person('officer');
    const worker = person('hub-worker', { hub: 'hub-1' });
    expect(fieldsFor(officer, referral('submitted'), powers)).toHaveProperty('name');
    expect(fieldsFor(worker, referral('received'), powers)).toHaveProperty('name');
    expect(fieldsFor(officer, referral('received'), powers)).toEqual({
      hub: 'hub-1',
      status: 'received',
      statusAt: 1,
    });
  });

  it.each([
    'coordinator',
    'inspector',
    'council-protection',
    'partner-reader',
    'administrator',
  ] as const)('shows a referral to no %s at all', (role) => {
    const sees = fieldsFor(person(role, { hub: 'hub-1' }), referral('submitted'), powers);
    expect(sees).toBeNull();
  });

  it('shows a referral to no worker of another hub', () => {
    const other = person('hub-worker', { hub: 'hub-2' });
    expect(fieldsFor(other, referral('submitted'), powers)).toBeNull();
  });

  it('shows council protection only incidents where a legal power was used, without the note', () => {
    const council = person('council-protection', { organisation: 'council' });
    expect(fieldsFor(council, incident(), powers)).toBeNull();
    const used = incident({ fields: { note: 'by the bench', outcomes: ['dispersal'] } });
    expect(fieldsFor(council, used, powers)).toEqual({ outcomes: ['dispersal'] });
  });

  it.each([
    'partner-reader',
    'administrator',
    'hub-worker',
  ] as const)('shows no incident and no patrol to a %s, though their organisation made it', (role) => {
    const reader = person(role, { zones: ['town'] });
    expect(maySee(reader, incident(), powers)).toBe(false);
    expect(maySee(reader, incident({ kind: 'patrol', author: reader.id }), powers)).toBe(false);
  });
});
