import { expect, test } from 'vitest';
import { clockOf, instantOf } from '../../src/app/ui/instant-of.ts';

const london = 'Europe/London';

test('a clock reading in winter and in summer becomes the instant that it means', () => {
  expect(instantOf('2026-11-22', '01:12', london)).toBe(Date.parse('2026-11-22T01:12:00Z'));
  expect(instantOf('2026-07-01', '01:12', london)).toBe(Date.parse('2026-07-01T00:12:00Z'));
});

test('every quarter of an hour of a year comes back as it was, save those that a change of clocks repeats', () => {
  const quarterMs = 15 * 60_000;
  let repeated = 0;
  for (
    let at = Date.parse('2026-01-01T00:00:00Z');
    at < Date.parse('2027-01-01T00:00:00Z');
    at += quarterMs
  ) {
    const { day, time } = clockOf(at, london);
    if (instantOf(day, time, london) !== at) repeated += 1;
  }
  expect(repeated).toBe(4);
});

test('a time that summer time skips is the one an hour on, and a broken one is none', () => {
  expect(instantOf('2026-03-29', '01:30', london)).toBe(Date.parse('2026-03-29T01:30:00Z'));
  expect(instantOf('', '01:30', london)).toBeNull();
  expect(instantOf('2026-03-29', '', london)).toBeNull();
});
