import { describe, expect, test } from 'vitest';
import {
  daysOf,
  elapsedOf,
  instantsOf,
  isCalendarMonths,
  type PresetName,
  periodBefore,
  presets,
  sameLastYear,
} from '../../src/analysis/period.ts';
import {
  beforeWords,
  dayInWords,
  duringWords,
  periodWords,
} from '../../src/analysis/period-words.ts';
import { hourMs } from '../../src/domain/time.ts';

const period = (from: string, to: string) => ({ from, to });

describe('the presets, on Sunday 22 November 2026', () => {
  const known: Readonly<Record<PresetName, readonly [string, string]>> = {
    'last-28-days': ['2026-10-26', '2026-11-22'],
    'this-month': ['2026-11-01', '2026-11-22'],
    'last-month': ['2026-10-01', '2026-10-31'],
    'this-quarter': ['2026-10-01', '2026-11-22'],
    'last-quarter': ['2026-07-01', '2026-09-30'],
    'this-financial-year': ['2026-04-01', '2026-11-22'],
    'last-financial-year': ['2025-04-01', '2026-03-31'],
    'last-12-months': ['2025-11-23', '2026-11-22'],
  };
  test.each(Object.entries(known))('%s runs from its first to its last day', (name, [from, to]) => {
    expect(presets[name as PresetName].on('2026-11-22')).toEqual(period(from, to));
  });

  test('a financial year begins on 1 April, so 31 March is still the old one', () => {
    expect(presets['this-financial-year'].on('2026-03-31').from).toBe('2025-04-01');
    expect(presets['this-financial-year'].on('2026-04-01').from).toBe('2026-04-01');
  });

  test('the last quarter seen from January is October to December of the old year', () => {
    expect(presets['last-quarter'].on('2027-01-01')).toEqual(period('2026-10-01', '2026-12-31'));
  });
});

describe('the period before', () => {
  test.each([
    [
      'a calendar month: the month before, shorter or not',
      '2026-03-01',
      '2026-03-31',
      '2026-02-01',
      '2026-02-28',
    ],
    ['a quarter: the quarter before', '2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
    ['a financial year: the year before', '2025-04-01', '2026-03-31', '2024-04-01', '2025-03-31'],
    ['28 days: the 28 days before', '2026-10-26', '2026-11-22', '2026-09-28', '2026-10-25'],
    ['a part of a month: as many days', '2026-11-01', '2026-11-22', '2026-10-10', '2026-10-31'],
    [
      '12 months to today: the 12 months before',
      '2025-11-23',
      '2026-11-22',
      '2024-11-23',
      '2025-11-22',
    ],
    ['one day: the day before', '2026-11-22', '2026-11-22', '2026-11-21', '2026-11-21'],
    ['a leap February: January', '2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
  ])('of %s', (_title, from, to, ...before) => {
    expect(periodBefore(period(from, to))).toEqual(period(before[0], before[1]));
  });

  test('ends the day before the period begins, whatever the period', () => {
    for (const preset of Object.values(presets)) {
      const p = preset.on('2027-01-31');
      expect(Date.parse(p.from) - Date.parse(periodBefore(p).to)).toBe(24 * hourMs);
    }
  });
});

test('the same period last year keeps whole months whole in a leap year', () => {
  expect(sameLastYear(period('2025-02-01', '2025-02-28'))).toEqual(
    period('2024-02-01', '2024-02-29'),
  );
  expect(sameLastYear(period('2026-10-26', '2026-11-22'))).toEqual(
    period('2025-10-26', '2025-11-22'),
  );
  expect(sameLastYear(period('2024-02-29', '2024-03-10'))).toEqual(
    period('2023-02-28', '2023-03-10'),
  );
});

test('a period holds both its first and its last local day, summer time or not', () => {
  const { start, end } = instantsOf(period('2026-10-25', '2026-10-25'), 'Europe/London');
  expect(end - start).toBe(25 * hourMs);
  expect(new Date(start).toISOString()).toBe('2026-10-24T23:00:00.000Z');
  expect(daysOf(period('2026-10-01', '2026-10-31'))).toBe(31);
});

test('the part of a period that has begun ends today', () => {
  expect(elapsedOf(period('2026-11-01', '2026-11-30'), '2026-11-22')).toEqual(
    period('2026-11-01', '2026-11-22'),
  );
  expect(elapsedOf(period('2026-12-01', '2026-12-31'), '2026-11-22')).toBeNull();
});

test('whole calendar months are told from other periods', () => {
  expect(isCalendarMonths(period('2026-07-01', '2026-09-30'))).toBe(true);
  expect(isCalendarMonths(period('2026-07-02', '2026-10-01'))).toBe(false);
  expect(isCalendarMonths(period('2026-11-01', '2026-11-22'))).toBe(false);
});

describe('in words', () => {
  test.each([
    ['2026-07-01', '2026-09-30', 'in July to September 2026'],
    ['2026-10-01', '2026-11-15', 'from 1 October to 15 November 2026'],
    ['2026-11-22', '2026-11-22', 'on 22 November 2026'],
  ])('something happened between %s and %s: “%s”', (from, to, words) => {
    expect(duringWords(period(from, to))).toBe(words);
  });

  test.each([
    ['2026-07-01', '2026-09-30', 'July to September 2026', 'the three months before'],
    ['2026-07-01', '2026-07-31', 'July 2026', 'the month before'],
    ['2025-04-01', '2026-03-31', 'April 2025 to March 2026', 'the year before'],
    ['2025-12-01', '2026-02-28', 'December 2025 to February 2026', 'the three months before'],
    ['2026-11-01', '2026-11-22', '1 to 22 November 2026', 'the 22 days before'],
    ['2026-10-26', '2026-11-22', '26 October to 22 November 2026', 'the 28 days before'],
    ['2025-11-23', '2026-11-22', '23 November 2025 to 22 November 2026', 'the year before'],
    ['2026-11-22', '2026-11-22', '22 November 2026', 'the day before'],
  ])('%s to %s is "%s", against "%s"', (from, to, words, before) => {
    expect(periodWords(period(from, to))).toBe(words);
    expect(beforeWords(period(from, to))).toBe(before);
  });

  test('a day is said in full', () => {
    expect(dayInWords('2026-11-02')).toBe('2 November 2026');
  });
});
