import { describe, expect, it } from 'vitest';
import { dwellWordOf, walkMinutesOf } from '../../src/domain/dwell.ts';
import type { Visit } from '../../src/domain/patrol.ts';
import { timesFaultsOf } from '../../src/domain/patrol-times.ts';
import { minuteMs } from '../../src/domain/time.ts';

const begin = Date.UTC(2026, 10, 20, 21, 0);
const at = (minutes: number): number => begin + minutes * minuteMs;
const visit = (id: string, arrived: number, left?: number): Visit => ({
  id,
  hotspot: 'park',
  arrived: at(arrived),
  ...(left !== undefined && { left: at(left) }),
  source: 'hand',
});
const faults = (visits: readonly Visit[], to = 120) =>
  timesFaultsOf({ from: begin, to: at(to), visits: [...visits] }, at(180)).map(
    ({ code, visit: id }) => [id, code],
  );

describe('The times of a patrol', () => {
  it('are fine where visits follow each other inside it, minute on minute', () => {
    expect(faults([visit('a', 0, 12), visit('b', 12, 30), visit('c', 100, 120)])).toEqual([]);
  });

  it('say which visit was left before it was arrived at', () => {
    expect(faults([visit('a', 20, 10)])).toEqual([['a', 'left-before-arriving']]);
  });

  it('say which visit lies outside the patrol', () => {
    expect(faults([visit('a', -5, 10), visit('b', 110, 130)])).toEqual([
      ['a', 'before-the-patrol'],
      ['b', 'after-the-patrol'],
    ]);
  });

  it('say which visit began while the one before still ran, in whatever order they stand', () => {
    expect(faults([visit('b', 8, 20), visit('a', 0, 12)])).toEqual([['b', 'overlaps']]);
  });

  it('end neither before they begin nor later than now', () => {
    expect(faults([], -10)).toEqual([[undefined, 'ends-before-it-begins']]);
    expect(faults([], 200)).toEqual([[undefined, 'ends-later-than-now']]);
  });
});

describe('The word for a stay', () => {
  const target = { visitsPerWeek: 12, minutesMin: 10, minutesMax: 16, hours: [] };
  it('is settling, then enough, then time to move on after 20 minutes', () => {
    expect([9, 10, 16, 20, 21].map((minutes) => dwellWordOf(minutes, target, 20))).toEqual([
      'settling',
      'enough',
      'enough',
      'enough',
      'move-on',
    ]);
  });

  it('lets a hotspot with a longer target have it', () => {
    expect(dwellWordOf(25, { ...target, minutesMax: 30 }, 20)).toBe('enough');
  });

  it('gives 320 metres four minutes', () => {
    expect([0, 1, 80, 320, 321].map(walkMinutesOf)).toEqual([0, 1, 1, 4, 5]);
  });
});
