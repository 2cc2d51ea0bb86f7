import { expect, test } from 'vitest';
import { visitsOwed } from '../../src/analysis/dosage.ts';
import { tasksFor } from '../../src/analysis/tasking.ts';
import type { Hotspot, Reference } from '../../src/domain/reference.ts';
import { at, smallTown, visit } from './small-town.ts';

const evenings = [{ weekdays: [5, 6], from: '21:00', to: '03:00' }];
const afternoons = [{ weekdays: [1, 2, 3, 4, 5], from: '14:30', to: '17:00' }];

const hours = (id: string, wanted: Hotspot['target']['hours']): Hotspot => {
  const found = smallTown.hotspots.find((hotspot) => hotspot.id === id) as Hotspot;
  return { ...found, target: { ...found.target, hours: wanted } };
};

/** The Quay has no target: it is never owed a visit. */
const reference: Reference = {
  ...smallTown,
  hotspots: [hours('park', evenings), hours('station', afternoons), hours('quay', [])],
};

/** Saturday 21 November 2026, 22:00. */
const now = at('2026-11-21T22:00:00Z');

const order = (when: number, zones: readonly string[] = []) =>
  tasksFor(visitsOwed([], reference, when), { reference, zones, now: when }).map((task) => [
    task.hotspot,
    task.isDue,
  ]);

test('what is due now stands first, then what is wanted soonest, then what is owed nothing', () => {
  expect(order(now)).toEqual([
    ['park', true],
    ['station', false],
    ['quay', false],
  ]);
  expect(order(at('2026-11-23T15:00:00Z'))).toEqual([
    ['station', true],
    ['park', false],
    ['quay', false],
  ]);
});

test('only the hotspots in one’s zones; none named means all', () => {
  expect(order(now, ['west']).map(([id]) => id)).toEqual(['park']);
  expect(order(now, ['east']).map(([id]) => id)).toEqual(['station', 'quay']);
});

test('a place that has had its visits is not due, though its hours run', () => {
  const visits = Array.from({ length: 7 }, () =>
    visit('park', '2026-11-20T21:00:00Z', '2026-11-20T21:12:00Z'),
  );
  const owed = visitsOwed([{ visits }], reference, now);
  expect(tasksFor(owed, { reference, zones: ['west'], now })[0]).toMatchObject({
    made: 7,
    owed: 0,
    isDue: false,
  });
});

test('the hours say until when, and when next', () => {
  const [park, station] = tasksFor(visitsOwed([], reference, now), { reference, zones: [], now });
  expect(park?.hours).toEqual({ isOpen: true, until: at('2026-11-22T03:00:00Z') });
  expect(station?.hours).toEqual({ isOpen: false, opensAt: at('2026-11-23T14:30:00Z') });
});

test('what colleagues gave this week counts with one’s own; last week’s is only remembered', () => {
  const visits = [visit('park', '2026-11-20T21:00:00Z', '2026-11-20T21:12:00Z')];
  const given = { hotspot: 'park', lastAt: now - 1000, visitsThisWeek: 3, minutesThisWeek: 40 };
  const owedWith = (saidAt: number) =>
    visitsOwed([{ visits }], reference, now, { at: saidAt, hotspots: [given] }).find(
      ({ hotspot }) => hotspot === 'park',
    );
  expect(owedWith(now)).toMatchObject({ made: 4, owed: 3, lastVisitAt: now - 1000 });
  expect(owedWith(at('2026-11-15T22:00:00Z'))).toMatchObject({ made: 1, owed: 6 });
});
