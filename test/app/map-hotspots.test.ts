import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type HotspotWeek,
  hotspotWeeksOf,
  inOrder,
  ringFractionOf,
} from '../../src/app/features/map/hotspot-week.ts';
import type { Held } from '../../src/device/phone.ts';
import { hotspotCentreOf } from '../../src/domain/places.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { hotspotNamed, reference } from '../support/seed-files.ts';

/** A Sunday: the week began on Monday the 16th. */
const now = Date.parse('2026-11-22T01:14:00Z');
const place = hotspotNamed('brenchley-gardens');

const week = (part: Partial<HotspotWeek>): HotspotWeek => ({
  hotspot: place.id,
  place,
  centre: hotspotCentreOf(place),
  wanted: 12,
  made: 0,
  owed: 12,
  lastVisitAt: null,
  metres: null,
  ...part,
});

const patrol = (id: string, arrivals: readonly number[]): [string, Held] => [
  id,
  {
    id,
    kind: 'patrol',
    state: 'received',
    isMine: true,
    version: 1,
    createdAt: now,
    changedAt: now,
    fields: {
      from: arrivals[0] ?? now,
      visits: arrivals.map((arrived, i) => ({
        id: `00000000-0000-4000-8000-00000000000${i}`,
        hotspot: place.id,
        arrived,
        left: arrived + 12 * minuteMs,
        source: 'hand' as const,
      })),
    },
  },
];

test('a place that is owed a visit stands before one that has had them all, however near', () => {
  const done = week({ owed: 0, made: 12, metres: 10 });
  const owed = week({ owed: 1, metres: 900 });
  expect([done, owed].sort(inOrder)).toEqual([owed, done]);
});

test('among those owed, the nearest is first; without a position the one owed most', () => {
  const near = week({ owed: 1, metres: 50 });
  const far = week({ owed: 9, metres: 500 });
  expect([far, near].sort(inOrder)).toEqual([near, far]);
  const few = week({ owed: 1 });
  const many = week({ owed: 9 });
  expect([few, many].sort(inOrder)).toEqual([many, few]);
});

test('visits count from Monday, and last week’s are only remembered as the last ones', () => {
  const lastWeek = Date.parse('2026-11-15T20:00:00Z');
  const records = new Map([patrol('p1', [lastWeek]), patrol('p2', [now - 3 * hourMs])]);
  const found = hotspotWeeksOf({ records, covered: null }, reference, now, null).find(
    ({ hotspot }) => hotspot === place.id,
  );
  expect(found).toMatchObject({ made: 1, wanted: 12, owed: 11, lastVisitAt: now - 3 * hourMs });
});

test('the ring is never more than full and never less than empty', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(100), (made, wanted) => {
      const fraction = ringFractionOf({ made, wanted });
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThanOrEqual(1);
      expect(fraction === 1).toBe(made >= wanted);
    }),
  );
});
