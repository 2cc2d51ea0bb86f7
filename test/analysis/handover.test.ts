import { expect, test } from 'vitest';
import { visitsOwed } from '../../src/analysis/dosage.ts';
import { coverageOf, lastHours, seenPlaces } from '../../src/analysis/handover.ts';
import { at, incident, smallTown, visit } from './small-town.ts';

const now = at('2026-11-22T01:12:00Z');
const hours = lastHours(8, now);

const town = [
  incident('2026-11-21T22:10:00Z', { hotspot: 'park', zones: ['west', 'town'] }),
  incident('2026-11-21T23:40:00Z', { hotspot: 'park', zones: ['west', 'town'] }),
  incident('2026-11-21T23:00:00Z', { hotspot: 'park', zones: ['west', 'town'], type: 'noise' }),
  incident('2026-11-22T00:30:00Z', { ward: 'W2', zones: ['east', 'town'] }),
  incident('2026-11-21T17:11:00Z', { hotspot: 'station', zones: ['east', 'town'] }),
  incident('2026-11-22T00:50:00Z', { zones: ['town'], outcomes: ['not-asb'] }),
];

const seen = (zones: readonly string[] = []) =>
  seenPlaces(town, zones, hours).map(({ where, kinds, count }) => [
    where.hotspot ?? where.ward,
    count,
    kinds.map(({ type, times }) => `${type} ${times.length}`),
  ]);

test('the last eight hours by place and kind, most first; what is older or was nothing is left out', () => {
  expect(seen()).toEqual([
    ['park', 3, ['rowdy 2', 'noise 1']],
    ['W2', 1, ['rowdy 1']],
  ]);
});

test('only what is in one’s zones', () => {
  expect(seen(['east'])).toEqual([['W2', 1, ['rowdy 1']]]);
});

test('an incident that began before and went on into these hours is in them', () => {
  const long = incident('2026-11-21T16:00:00Z', { to: at('2026-11-21T18:00:00Z'), ward: 'W1' });
  expect(seenPlaces([long], [], hours)).toHaveLength(1);
});

test('what a colleague added to another’s is said once', () => {
  const [first] = town;
  const again = incident('2026-11-21T22:12:00Z', { hotspot: 'park', addsTo: first?.id ?? '' });
  expect(seenPlaces([...town, again], [], hours)[0]?.count).toBe(3);
});

test('hotspots nobody was at in these hours come first, then by when somebody was there', () => {
  const visits = [
    visit('station', '2026-11-22T00:10:00Z', '2026-11-22T00:22:00Z'),
    visit('park', '2026-11-21T12:00:00Z', '2026-11-21T12:10:00Z'),
  ];
  const others = {
    at: now,
    hotspots: [
      {
        hotspot: 'quay',
        lastAt: at('2026-11-21T20:00:00Z'),
        visitsThisWeek: 1,
        minutesThisWeek: 9,
      },
    ],
  };
  const owed = visitsOwed([{ visits }], smallTown, now, others);
  expect(
    coverageOf(smallTown.hotspots, owed, hours).map(({ place, coveredAt }) => [
      place.id,
      coveredAt,
    ]),
  ).toEqual([
    ['park', null],
    ['quay', at('2026-11-21T20:00:00Z')],
    ['station', at('2026-11-22T00:10:00Z')],
  ]);
});
