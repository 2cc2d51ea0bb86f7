import { describe, expect, test } from 'vitest';
import { areaWords } from '../../src/app/area-words.ts';
import { dispersalLimits } from '../../src/app/dispersal-words.ts';
import { dispersalsInForce } from '../../src/app/dispersals.ts';
import { errorsIn } from '../../src/app/features/dispersal/dispersal-errors.ts';
import {
  endAfter,
  lengthChoices,
  lengthOf,
  timesFrom,
} from '../../src/app/features/dispersal/dispersal-times.ts';
import { changeableUntil, mayStillChange } from '../../src/app/log-incident.ts';
import type { Held } from '../../src/device/phone.ts';
import type { Dispersal } from '../../src/domain/dispersal.ts';
import { hourMs } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const now = Date.UTC(2026, 10, 22, 1, 12);

const dispersal: Dispersal = {
  area: { hotspot: 'brenchley-gardens' },
  from: now,
  to: now + 24 * hourMs,
  rank: 'inspector',
  grounds: 'crime-or-disorder',
  zones: ['town-centre'],
};
const held = (id: string, over: Partial<Dispersal> = {}): Held<'dispersal'> => ({
  id,
  kind: 'dispersal',
  state: 'received',
  isMine: true,
  version: 1,
  createdAt: now,
  changedAt: now,
  fields: { ...dispersal, ...over },
});

describe('The form', () => {
  test('begins now, moves with the clock while untouched, and never offers more than the law allows', () => {
    expect(timesFrom(now, {}, reference)).toEqual({ from: now, to: now + 24 * hourMs });
    expect(timesFrom(now, { from: now - hourMs }, reference).from).toBe(now - hourMs);
    expect(lengthChoices(reference).map(({ label }) => label)).toEqual([
      '4 hours',
      '12 hours',
      '24 hours',
      '48 hours, the most',
    ]);
    expect(lengthOf({ from: now, to: endAfter(now, '12', reference) })).toBe('12');
    const { partnership } = reference;
    const stricter = {
      partnership: {
        ...partnership,
        policy: {
          ...partnership.policy,
          dispersal: { ...partnership.policy.dispersal, hoursMax: 6 },
        },
      },
    };
    expect(timesFrom(now, {}, stricter).to).toBe(now + 6 * hourMs);
  });

  test('says at each field what is missing or can’t be', () => {
    const { rank: _, grounds: __, area: ___, ...bare } = dispersal;
    expect(errorsIn(bare, reference).map(({ fieldId }) => fieldId)).toEqual([
      'area',
      'rank',
      'grounds',
    ]);
    expect(errorsIn({ ...dispersal, to: now + 49 * hourMs }, reference)).toEqual([
      { fieldId: 'to', words: 'It may last 48 hours at most. Choose an earlier end.' },
    ]);
    expect(errorsIn({ ...dispersal, to: now }, reference)[0]?.words).toContain('before it begins');
    expect(errorsIn(dispersal, reference)).toEqual([]);
  });
});

test('it may be ended for as long as it holds, by whoever authorised it, however long ago that was', () => {
  const long = held('a', { to: now + 40 * hourMs });
  const state = { reference };
  expect(changeableUntil(long, state)).toBe(now + 40 * hourMs);
  expect(changeableUntil(held('a', { to: now + hourMs }), state)).toBe(now + 24 * hourMs);
  expect(mayStillChange(long, state, now + 39 * hourMs)).toBe(true);
  expect(mayStillChange(long, state, now + 40 * hourMs)).toBe(false);
  expect(mayStillChange({ ...long, isMine: false }, state, now)).toBe(false);
});

test('in force are those that have begun and are not over, the first to end first', () => {
  const all = [
    held('long'),
    held('short', { to: now + hourMs }),
    held('over', { from: now - 2 * hourMs, to: now }),
    held('to come', { from: now + hourMs }),
  ];
  const records = new Map(all.map((one) => [one.id, one as Held]));
  expect(dispersalsInForce(records, now).map(({ id }) => id)).toEqual(['short', 'long']);
  expect(dispersalsInForce(records, now + hourMs).map(({ id }) => id)).toEqual(['long', 'to come']);
});

test('its area is said by what officers call it', () => {
  const round = (lon: number, lat: number) =>
    areaWords({ centre: { lon, lat }, radiusMetres: 200 }, reference);
  expect(areaWords({ hotspot: 'brenchley-gardens' }, reference)).toBe('Brenchley Gardens');
  expect(areaWords({ zone: 'weald' }, reference)).toBe('Weald');
  expect(round(0.5224, 51.2735)).toBe('200 m round Jubilee Square');
  expect(round(0.5265, 51.2755)).toBe('200 m round a pin in High Street ward');
  expect(round(0.9, 51.27)).toBe('200 m round a pin on the map');
});

test('what it allows is said with the partnership’s own numbers', () => {
  const said = dispersalLimits(reference).join(' ');
  expect(said).toContain('aged 10 or over');
  expect(said).toContain('for 48 hours at most');
  expect(said).toContain('under 16');
});
