import { expect, test } from 'vitest';
import {
  coveredWords,
  dispersalWords,
  flaggedWords,
  kindsWords,
  placeWords,
  uncoveredWords,
} from '../../src/app/features/shift/handover-words.ts';
import { hoursWords, visitsWords } from '../../src/app/features/shift/task-words.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { hotspotNamed, reference } from '../support/seed-files.ts';

/** Sunday 22 November 2026, 01:12 in winter, when the wall clock is UTC. */
const now = Date.UTC(2026, 10, 22, 1, 12);
const ago = (minutes: number): number => now - minutes * minuteMs;

test('a place with its kinds and their times; many times are said by the first and the last', () => {
  expect(placeWords({ hotspot: 'the-mall' }, reference)).toBe('The Mall');
  expect(placeWords({ ward: 'E05015603', zones: ['town-centre'] }, reference)).toMatch(/ ward$/);
  expect(placeWords({ zones: ['town-centre'] }, reference)).toBe('Town centre');
  const kinds = [
    { type: 'street-drinking', times: [ago(182), ago(92)] },
    { type: 'begging', times: [ago(50), ago(40), ago(30), ago(20), ago(10)] },
  ];
  expect(kindsWords(kinds, reference)).toBe(
    'Street drinking 22:10, 23:40; Begging 5 times, 00:22 to 01:02',
  );
});

test('hotspots that were not visited are named before those that were', () => {
  const [gardens, mall] = ['brenchley-gardens', 'the-mall'].map(hotspotNamed);
  if (!gardens || !mall) throw new Error('The seeds have both.');
  const coverage = [
    { place: gardens, coveredAt: null },
    { place: mall, coveredAt: ago(60) },
  ];
  expect(uncoveredWords(coverage)).toBe('Not visited: Brenchley Gardens.');
  expect(coveredWords(coverage, reference)).toBe('Visited: The Mall 00:12.');
  expect(uncoveredWords(coverage.slice(1))).toBe('All were visited.');
});

test('hotspots in a row are parted by semicolons: their names have commas in them', () => {
  const both = ['brenchley-gardens', 'the-mall'].map((id) => {
    const place = hotspotNamed(id);
    if (!place) throw new Error('The seeds have it.');
    return place;
  });
  const never = both.map((place) => ({ place, coveredAt: null }));
  expect(uncoveredWords(never)).toBe('Not visited: Brenchley Gardens; The Mall.');
  const lately = both.map((place, i) => ({ place, coveredAt: ago(60 + i) }));
  expect(coveredWords(lately, reference)).toBe('Visited: Brenchley Gardens 00:12; The Mall 00:11.');
});

test('a dispersal says until when, a flagged place how many reports', () => {
  const dispersal = {
    area: { hotspot: 'brenchley-gardens' },
    from: ago(60),
    to: now + hourMs,
    rank: 'inspector',
    grounds: 'crime-or-disorder',
    zones: [],
  };
  expect(dispersalWords(dispersal, reference, now)).toBe('Brenchley Gardens until 02:12');
  const place = {
    hotspot: 'the-mall',
    at: [0.5261, 51.2731],
    reports: ['a', 'b', 'c'],
    lastAt: now,
  } as const;
  expect(flaggedWords([place], reference)).toBe(
    'The Mall 3: reports within 50 m of one another in 6 months.',
  );
});

test('a task says its hours and its visits', () => {
  const zone = 'Europe/London';
  expect(hoursWords({ isOpen: true, until: now + hourMs }, now, zone)).toBe('Now, until 02:12');
  expect(hoursWords({ isOpen: false, opensAt: now + 20 * hourMs }, now, zone)).toBe('From 21:12');
  expect(hoursWords('any', now, zone)).toBe('At any hour');
  const visits = { made: 4, wanted: 12, lastVisitAt: ago(180) };
  expect(visitsWords(visits, now)).toBe('4 of 12 visits this week, the last one 3 hours ago');
  expect(visitsWords({ ...visits, wanted: 0, made: 1, lastVisitAt: null }, now)).toBe(
    '1 visit this week, none known before',
  );
});
