import { expect, test } from 'vitest';
import { dosesOf, patrolMinutesOf, visitsOwed, visitsWanted } from '../../src/analysis/dosage.ts';
import type { Hotspot } from '../../src/domain/reference.ts';
import { at, patrol, smallTown, visit } from './small-town.ts';

const park = smallTown.hotspots[0] as Hotspot;

test('a visit left open ends with its patrol, and has no minutes while the patrol runs', () => {
  const ended = patrol('2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', {
    visits: [visit('park', '2026-11-20T10:45:00Z')],
  });
  const { to: _to, ...running } = ended.fields;
  expect(dosesOf(ended.fields)[0]?.minutes).toBe(15);
  expect(dosesOf(running)[0]?.minutes).toBeNull();
  expect(patrolMinutesOf(running)).toBeNull();
});

test('a pause counts only as far as it lies in the patrol', () => {
  const { fields } = patrol('2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', {
    pauses: [{ from: at('2026-11-20T10:50:00Z'), to: at('2026-11-20T12:00:00Z') }],
  });
  expect(patrolMinutesOf(fields)).toBe(50);
});

test('visits wanted follow each version of a hotspot for the days on which it holds', () => {
  const older = { ...park, validTo: '2026-10-14' };
  const newer = {
    ...park,
    validFrom: '2026-10-15',
    target: { ...park.target, visitsPerWeek: 14 },
  };
  // 14 days at 1 a day and 14 days at 2 a day.
  expect(visitsWanted([older, newer], { from: '2026-10-01', to: '2026-10-28' })).toBe(42);
});

test('what is owed is counted from Monday, and never below nothing', () => {
  const patrols = [
    // Sunday before, Monday and Wednesday of the week of 16 November 2026.
    ...['2026-11-15', '2026-11-16', '2026-11-18'].map(
      (day) =>
        patrol(`${day}T10:00:00Z`, `${day}T12:00:00Z`, {
          visits: [
            visit('park', `${day}T10:10:00Z`, `${day}T10:20:00Z`),
            visit('quay', `${day}T11:00:00Z`),
          ],
        }).fields,
    ),
  ];
  const owed = visitsOwed(patrols, smallTown, at('2026-11-18T20:00:00Z'));
  expect(owed.map(({ hotspot, made, owed }) => [hotspot, made, owed])).toEqual([
    ['park', 2, 5],
    ['station', 0, 14],
    ['quay', 2, 0],
  ]);
  expect(owed[0]?.lastVisitAt).toBe(at('2026-11-18T10:10:00Z'));
  expect(owed[1]?.lastVisitAt).toBeNull();
});
