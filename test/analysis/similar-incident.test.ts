import { expect, test } from 'vitest';
import { type Logged, similarIncident } from '../../src/analysis/similar-incident.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { minuteMs } from '../../src/domain/time.ts';

const limits = { withinMetres: 100, withinMinutes: 30 };
const now = Date.UTC(2026, 10, 22, 1, 12);

/** A degree of latitude is 111,195 m on the sphere that distances are measured on. */
const north = (metres: number) => ({
  lon: 0.52,
  lat: 51.27 + metres / 111_195,
  accuracyMetres: 8,
  source: 'fix' as const,
});

const incident = (fields: Partial<Incident> = {}): Partial<Incident> => ({
  type: 'begging',
  class: 'nuisance',
  from: now,
  to: now,
  place: north(0),
  ...fields,
});

const theirs = (id: string, fields: Partial<Incident> = {}): Logged => ({
  id,
  isMine: false,
  fields: incident({ from: now - 12 * minuteMs, to: now - 12 * minuteMs, ...fields }),
});

const found = (...held: Logged[]) => similarIncident(incident(), held, limits);

test('a colleague’s begging 80 m away 12 minutes ago is found, with how far and when', () => {
  const similar = found(theirs('a', { place: north(80) }));
  expect(similar).toMatchObject({ id: 'a', type: 'begging', at: now - 12 * minuteMs });
  expect(similar?.metres).toBeCloseTo(80, 0);
});

test('just past the metres or the minutes, nothing is', () => {
  expect(found(theirs('a', { place: north(99) }))?.id).toBe('a');
  expect(found(theirs('a', { place: north(101) }))).toBeNull();
  const before = (minutes: number) => ({
    from: now - minutes * minuteMs,
    to: now - minutes * minuteMs,
  });
  expect(found(theirs('a', before(30)))?.id).toBe('a');
  expect(found(theirs('a', before(31)))).toBeNull();
});

test('what went on for an hour and ended just before is near in time', () => {
  const long = theirs('a', { from: now - 80 * minuteMs, to: now - 5 * minuteMs });
  expect(found(long)?.id).toBe('a');
});

test('the same type comes before a nearer one of the same class; another class is another thing', () => {
  const noise = theirs('noise', { type: 'noise', place: north(5) });
  const begging = theirs('begging', { place: north(60) });
  expect(found(noise, begging)?.id).toBe('begging');
  expect(found(noise)?.id).toBe('noise');
  expect(found(theirs('graffiti', { type: 'graffiti', class: 'environmental' }))).toBeNull();
});

test('the nearest of several is meant', () => {
  const far = theirs('far', { place: north(70) });
  expect(found(far, theirs('near', { place: north(20) }))?.id).toBe('near');
});

test('one’s own, what was no incident, and what adds to another are not offered', () => {
  expect(found({ ...theirs('a'), isMine: true })).toBeNull();
  expect(found(theirs('a', { outcomes: ['not-asb'] }))).toBeNull();
  const first = theirs('first', { place: north(90) });
  expect(found(first, theirs('second', { addsTo: 'first', place: north(1) }))?.id).toBe('first');
});

test('without a position, or with one less sure than the limit, nothing is said', () => {
  const { place: _, ...placeless } = theirs('a').fields;
  expect(found({ ...theirs('a'), fields: placeless })).toBeNull();
  expect(found(theirs('a', { place: { ...north(0), accuracyMetres: 400 } }))).toBeNull();
  const unsure = incident({ place: { ...north(0), accuracyMetres: 400 } });
  expect(similarIncident(unsure, [theirs('a')], limits)).toBeNull();
});
