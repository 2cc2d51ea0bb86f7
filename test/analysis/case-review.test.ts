import { expect, test } from 'vitest';
import { placesForReview, type Report } from '../../src/analysis/case-review.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { dayMs } from '../../src/domain/time.ts';
import { at, smallTown } from './small-town.ts';

/** Threshold of the small town: 3 reports within 50 m of one another in 6 months, each told within 31 days. */
const now = at('2026-11-22T12:00:00Z');

/** Metres east and north of the Park's middle, on the sphere that distances are measured on. */
const spot = (east: number, north: number) => ({
  lon: 0.505 + east / (111_195 * Math.cos((51.005 * Math.PI) / 180)),
  lat: 51.005 + north / 111_195,
  accuracyMetres: 8,
  source: 'fix' as const,
});

let made = 0;
const report = (
  [east, north]: readonly [number, number],
  fields: Partial<Incident> = {},
  toldAfterDays = 0,
): Report => {
  const from = fields.from ?? at('2026-11-01T20:00:00Z');
  return {
    id: `report-${++made}`,
    createdAt: from + toldAfterDays * dayMs,
    fields: { type: 'rowdy', from, to: from, place: spot(east, north), ...fields },
  };
};

const counts = (...reports: Report[]) =>
  placesForReview(reports, smallTown, now).map((place) => place.reports.length);

test('three reports 48 m from one another are a place; a place has its middle, its last time and all its reports', () => {
  const corner = 48 * Math.sin(Math.PI / 3);
  const three = [
    report([0, 0], { hotspot: 'park', from: at('2026-10-03T20:00:00Z') }),
    report([48, 0], { hotspot: 'park', from: at('2026-10-20T20:00:00Z') }),
    report([24, corner]),
  ];
  const [place] = placesForReview(three, smallTown, now);
  expect(place).toMatchObject({ hotspot: 'park', lastAt: at('2026-11-01T20:00:00Z') });
  expect(place?.reports).toEqual(three.map(({ id }) => id));
  expect(place?.at[0]).toBeCloseTo(spot(24, 0).lon, 6);
});

test('three in a row of 30 m each are none: the outer two are 60 m apart', () => {
  expect(counts(report([0, 0]), report([30, 0]), report([60, 0]))).toEqual([]);
  expect(counts(report([0, 0]), report([25, 0]), report([49, 0]))).toEqual([3]);
});

test('a nearer neighbour that belongs to nothing hides no group of three', () => {
  const stray = report([-20, 0]);
  const group = [report([0, 0]), report([40, 10]), report([40, -10])];
  expect(counts(group[0] as Report, stray, ...group.slice(1))).toEqual([3]);
});

test('of two on either side of a pair, too far from each other, only one is of the group', () => {
  const four = [report([0, 0]), report([0, 5]), report([-30, 0]), report([30, 0])];
  expect(counts(...four)).toEqual([3]);
});

test('two reports are too few, and so are three of which one is older than six months', () => {
  expect(counts(report([0, 0]), report([5, 0]))).toEqual([]);
  const old = (day: string) => report([0, 5], { from: at(`${day}T20:00:00Z`) });
  expect(counts(report([0, 0]), report([5, 0]), old('2026-05-21'))).toEqual([]);
  expect(counts(report([0, 0]), report([5, 0]), old('2026-05-22'))).toEqual([3]);
});

test('what was told more than 31 days after it happened does not count', () => {
  const late = (days: number) => report([0, 5], { from: at('2026-09-01T20:00:00Z') }, days);
  expect(counts(report([0, 0]), report([5, 0]), late(31))).toEqual([3]);
  expect(counts(report([0, 0]), report([5, 0]), late(32))).toEqual([]);
});

test('one thing told twice is one report, no incident is none, and an unsure position says no place', () => {
  const two = [report([0, 0]), report([5, 0])];
  const third = (fields: Partial<Incident>) => counts(...two, report([0, 5], fields));
  expect(third({ addsTo: two[0]?.id ?? '' })).toEqual([]);
  expect(third({ outcomes: ['not-asb'] })).toEqual([]);
  expect(third({ place: { ...spot(0, 5), accuracyMetres: 120 } })).toEqual([]);
  expect(third({})).toEqual([3]);
});

test('places far apart stand each by itself, the one with most reports first; a hotspot stands once', () => {
  const heap = (east: number, count: number, hotspot?: string) =>
    Array.from({ length: count }, (_, nth) =>
      report([east, nth * 5], hotspot === undefined ? {} : { hotspot }),
    );
  const reports = [
    ...heap(0, 3),
    ...heap(200, 5),
    ...heap(400, 4, 'quay'),
    ...heap(600, 3, 'quay'),
  ];
  const places = placesForReview(reports, smallTown, now);
  expect(places.map((place) => [place.hotspot, place.reports.length])).toEqual([
    [undefined, 5],
    ['quay', 4],
    [undefined, 3],
  ]);
});

test('nine thousand reports, three at every second street corner of a town, are three thousand places', () => {
  const many = Array.from({ length: 9000 }, (_, nth) => {
    const corner = Math.floor(nth / 3);
    return report([(corner % 60) * 120 + (nth % 3) * 10, Math.floor(corner / 60) * 120]);
  });
  expect(placesForReview(many, smallTown, now)).toHaveLength(3000);
});
