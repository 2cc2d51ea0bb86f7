import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/incident.ts';
import { newIncident } from '../../src/domain/new-incident.ts';
import { newPatrol } from '../../src/domain/new-patrol.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import type { Person } from '../../src/domain/people.ts';
import { parseFields } from '../../src/domain/records.ts';
import { people, reference } from '../support/seed-files.ts';

const at = Date.UTC(2026, 10, 22, 1, 12);
const person = people.find(({ id }) => id === 'olive-officer') as Person;
const gardens: Place = { lon: 0.5197, lat: 51.2766, accuracyMetres: 8, source: 'fix' };
const patrol: Patrol = {
  from: at - 3_600_000,
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: ['town-centre-south'],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
};
const visiting: Patrol = {
  ...patrol,
  visits: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      hotspot: 'jubilee-square',
      arrived: at,
      source: 'hand',
    },
  ],
};
const id = '00000000-0000-4000-8000-000000000002';
const scene = { at, reference, person };

describe('An incident made with one tap', () => {
  it('is a whole record that the server would take', () => {
    for (const place of [gardens, undefined]) {
      const made = newIncident('begging', { ...scene, place });
      expect(parseFields('incident', made)).toMatchObject({ ok: true });
      expect(made).toMatchObject({ class: 'nuisance', from: at, to: at, isUnfinished: true });
    }
  });

  it('takes its zones and hotspot from where the phone is', () => {
    const made = newIncident('begging', {
      ...scene,
      place: gardens,
      patrol: { id, fields: visiting },
    });
    expect(made).toMatchObject({ place: gardens, hotspot: 'brenchley-gardens', patrol: id });
    expect(made.zones).toContain('task-force-area');
  });

  it('believes the visit opened by hand over a fix that can’t tell one hotspot from the next', () => {
    const place = { ...gardens, accuracyMetres: 400 };
    const made = newIncident('begging', { ...scene, place, patrol: { id, fields: visiting } });
    expect(made.hotspot).toBe('jubilee-square');
    expect(newIncident('begging', { ...scene, place }).hotspot).toBeUndefined();
  });

  it('without a position takes the open visit’s place, else the patrol’s zones, else one’s own', () => {
    const from = (fields?: Patrol) =>
      newIncident('begging', { ...scene, patrol: fields && { id, fields } });
    expect(from(visiting)).toMatchObject({ hotspot: 'jubilee-square' });
    expect(from(visiting).zones).toContain('town-centre');
    expect(from(patrol)).toMatchObject({ zones: ['town-centre-south'] });
    expect(from()).toMatchObject({ zones: person.zones });
    expect(from()).not.toHaveProperty('place');
  });
});

describe('A patrol made with one tap', () => {
  it('is a whole record, with a crew of one where none is remembered', () => {
    const made = newPatrol(scene);
    expect(parseFields('patrol', made)).toMatchObject({ ok: true });
    expect(made.crew).toEqual([{ role: reference.lists.crewRoles[0]?.id, count: 1 }]);
    expect(made.zones).toEqual(person.zones);
  });

  it('remembers crew and way of going from the last one', () => {
    const last = { crew: [{ role: 'pcso', count: 2 }], mode: 'cycle' };
    expect(newPatrol({ ...scene, last })).toMatchObject(last);
  });

  it('forgets what has left the partnership’s lists', () => {
    const last = { crew: [{ role: 'mounted', count: 2 }], mode: 'hovercraft' };
    const made = newPatrol({ ...scene, last });
    expect(made.crew).toEqual([{ role: reference.lists.crewRoles[0]?.id, count: 1 }]);
    expect(made.mode).toBe(reference.lists.patrolModes[0]?.id);
  });

  it('of the zones one stands in takes one’s own', () => {
    expect(newPatrol({ ...scene, place: gardens }).zones.toSorted()).toEqual([
      'task-force-area',
      'town-centre',
    ]);
    const visitor = { ...person, zones: ['weald'] };
    const made = newPatrol({ ...scene, person: visitor, place: gardens });
    expect(made.zones).toContain('town-centre');
  });
});
