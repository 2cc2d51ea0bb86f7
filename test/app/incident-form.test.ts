import { describe, expect, it } from 'vitest';
import { beganAt, beganOf } from '../../src/app/features/incident/began.ts';
import {
  hotspotFields,
  hotspotsNear,
  placedFields,
} from '../../src/app/features/incident/placed.ts';
import { timeFaultsOf } from '../../src/app/features/incident/time-faults.ts';
import { fieldWordsOf, supersededWords } from '../../src/app/field-words.ts';
import { whenWords, whereWords } from '../../src/app/incident-words.ts';
import { missingOf, type Place } from '../../src/domain/incident.ts';
import { reference } from '../support/seed-files.ts';

const now = Date.UTC(2026, 10, 22, 1, 12);
const minute = 60_000;
const gardens: Place = { lon: 0.5197, lat: 51.2766, accuracyMetres: 8, source: 'fix' };

describe('The times of an incident', () => {
  it('may be the same, and a little ahead, as a phone’s clock may be', () => {
    expect(timeFaultsOf({ from: now, to: now }, now)).toEqual({});
    expect(timeFaultsOf({ from: now, to: now + 5 * minute }, now)).toEqual({});
  });

  it('can’t end before they begin', () => {
    expect(timeFaultsOf({ from: now, to: now - minute }, now)).toHaveProperty('to');
  });

  it('can’t lie in the future', () => {
    expect(timeFaultsOf({ from: now, to: now + 6 * minute }, now)).toHaveProperty('to');
    expect(timeFaultsOf({ from: now + 6 * minute, to: now }, now)).toHaveProperty('from');
  });

  it('are chosen as minutes before it was seen', () => {
    expect(beganAt('15', now)).toBe(now - 15 * minute);
    expect(beganOf({ from: now - 15 * minute, to: now })).toBe('15');
    expect(beganAt(null, now)).toBe(now);
    expect(beganOf({ from: now - 7 * minute, to: now })).toBeNull();
  });
});

describe('The place of an incident', () => {
  it('brings zones, ward and hotspot with it', () => {
    expect(placedFields(gardens, now, reference)).toMatchObject({
      place: gardens,
      zones: expect.arrayContaining(['town-centre', 'task-force-area']),
      hotspot: 'brenchley-gardens',
      ward: expect.any(String),
    });
  });

  it('takes back what the last place said and this one doesn’t', () => {
    const away = placedFields({ ...gardens, lon: 0.9 }, now, reference);
    expect(away).toMatchObject({ zones: [], ward: null, hotspot: null });
  });

  it('leaves a hotspot that was chosen by hand where the fix knows none', () => {
    const unsure = { ...gardens, accuracyMetres: 400 };
    expect(placedFields(unsure, now, reference, 'earl-street').hotspot).toBe('earl-street');
    expect(placedFields(gardens, now, reference, 'earl-street').hotspot).toBe('brenchley-gardens');
  });

  it('comes from the hotspot’s middle only where there is no position', () => {
    expect(hotspotFields('brenchley-gardens', now, reference, false).zones).toContain(
      'town-centre',
    );
    expect(hotspotFields('brenchley-gardens', now, reference, true)).toEqual({
      hotspot: 'brenchley-gardens',
    });
  });

  it('lists hotspots nearest first', () => {
    const near = hotspotsNear(reference, now, [gardens.lon, gardens.lat]);
    expect(near[0]?.hotspot.id).toBe('brenchley-gardens');
    const metres = near.map((it) => it.metres ?? 0);
    expect(metres).toEqual(metres.toSorted((a, b) => a - b));
  });
});

describe('An incident logged in haste', () => {
  it('lacks what was not answered, in the order in which it is asked', () => {
    expect(missingOf({})).toEqual(['place', 'groupSize', 'peopleAges', 'outcomes']);
    expect(missingOf({ place: gardens, outcomes: [], groupSize: 'few' })).toEqual([
      'peopleAges',
      'outcomes',
    ]);
  });
});

describe('An incident in words', () => {
  it('says when, in one time or two', () => {
    const say = (from: number, to: number) => whenWords({ from, to }, now, 'Europe/London');
    expect(say(now, now + 20_000)).toBe('01:12');
    expect(say(now - 7 * minute, now)).toBe('01:05 to 01:12');
    expect(say(now - 90 * minute, now)).toBe('yesterday 23:42 to 01:12');
  });

  it('says where by the narrowest name it has', () => {
    expect(whereWords({ hotspot: 'the-mall', zones: ['town-centre'] }, reference)).toBe('The Mall');
    expect(whereWords({ zones: ['town-centre'] }, reference)).toBe('Town centre');
    expect(whereWords({ zones: [] }, reference)).toBe('No place yet');
  });

  it('names every field it has by the partnership’s lists', () => {
    const fields = { type: 'begging', outcomes: ['moved-on', 'words-of-advice'], note: 'Two cans' };
    expect(fieldWordsOf('incident', fields, { reference, now })).toEqual([
      { field: 'type', label: 'What', words: 'Begging or vagrancy' },
      { field: 'outcomes', label: 'What was done', words: 'Moved on informally\nWords of advice' },
      { field: 'note', label: 'Note', words: 'Two cans' },
    ]);
  });

  it('says what was replaced, and that the later one stands', () => {
    const loser = { field: 'groupSize', value: 'few', at: now };
    expect(supersededWords('incident', loser, { reference, now })).toBe(
      'How many people: someone else wrote “2–4” at 01:12; the later one stands.',
    );
  });
});
