import { describe, expect, test } from 'vitest';
import { newRandom } from '../simulation/random.ts';
import { quantile } from '../support/quantile.ts';
import { errorMsOf, holdsTruth, judge, type Verdict, widthMsOf } from './walks/judge.ts';
import { type Shape, shapes } from './walks/shapes.ts';
import { newWalk } from './walks/walk.ts';

/** Seeds 0 to 119 of each shape; `npm run bench -- dwell` replays hundreds and prints what is only bounded here. */
const walks = 120;

function replay(name: string): readonly Verdict[] {
  return Array.from({ length: walks }, (_, seed) => {
    const random = newRandom(seed).branch(name);
    return judge(newWalk((shapes[name] as Shape).plan(random), random));
  });
}

const secondsAt = (verdicts: readonly Verdict[], share: number, msOf: (of: Verdict) => number) =>
  quantile(verdicts.map(msOf), share) / 1000;
const shareOf = (verdicts: readonly Verdict[], holds: (of: Verdict) => boolean) =>
  verdicts.filter(holds).length / verdicts.length;

/** A quarter of an hour by a phone that errs by 15 m each way, and puts one fix in a hundred 200 m off. */
const quarterHours = [
  'about-the-park',
  'standing-in-it',
  'in-150-m-across',
  'adaptive',
  'adaptive-in-a-pocket',
  'adaptive-standing',
  'every-5-s',
  'every-30-s',
  'claims-half-its-error',
  'claims-its-68-percent',
  'good-phone',
  'error-that-lasts-ten-minutes',
  'error-that-flickers',
  'a-jump-in-seven',
  'far-jumps',
  '3000-m-fixes',
  'clock-set-back-half-an-hour',
  'clock-set-back-half-a-minute',
];

describe.each(quarterHours)('A quarter of an hour, %s', (name) => {
  const verdicts = replay(name);

  test('is told within a minute, and the interval holds the truth', () => {
    expect(secondsAt(verdicts, 0.95, errorMsOf)).toBeLessThanOrEqual(60);
    expect(shareOf(verdicts, holdsTruth)).toBeGreaterThanOrEqual(0.95);
  });

  test('is one visit, without an exit that was none', () => {
    expect(verdicts.map(({ visits }) => visits)).toEqual(verdicts.map(() => 1));
    expect(verdicts.reduce((sum, { falseExits }) => sum + falseExits, 0)).toBe(0);
  });
});

describe('The interval is narrow enough to be worth something', () => {
  test('a hotspot of 150 m radius: two minutes of fifteen; 150 m across: under four', () => {
    expect(secondsAt(replay('standing-in-it'), 0.5, widthMsOf)).toBeLessThan(100);
    expect(secondsAt(replay('about-the-park'), 0.5, widthMsOf)).toBeLessThan(120);
    expect(secondsAt(replay('in-150-m-across'), 0.5, widthMsOf)).toBeLessThan(230);
  });

  test('with ten minutes asleep inside it is wider by little more than those', () => {
    expect(secondsAt(replay('asleep-inside'), 0.5, widthMsOf)).toBeLessThan(600 + 140);
  });
});

describe.each([
  'asleep-inside',
  'asleep-coming',
  'asleep-leaving',
  'clock-set-on-five-minutes',
  'in-a-square',
  'in-a-street',
  'two-that-overlap',
  'poor-phone',
])('Where nobody can know to the minute, %s', (name) => {
  const verdicts = replay(name);

  test('the interval holds the truth', () => {
    expect(shareOf(verdicts, holdsTruth)).toBeGreaterThanOrEqual(0.95);
  });

  test('the visits are as many as there were', () => {
    const right = shareOf(verdicts, ({ visits }) => visits === shapes[name]?.visits);
    expect(right).toBeGreaterThanOrEqual(0.95);
  });
});

test('a word across the street is part of the visit, and its minute in neither number', () => {
  const verdicts = replay('out-for-a-word');
  expect(shareOf(verdicts, ({ visits }) => visits === 1)).toBeGreaterThanOrEqual(0.95);
  expect(shareOf(verdicts, holdsTruth)).toBeGreaterThanOrEqual(0.95);
});

test('a wrong place that is told for 40 s is seen through, and mostly even where the next one follows on it', () => {
  const verdicts = replay('stuck-elsewhere');
  expect(verdicts.every(({ visits }) => visits === 1)).toBe(true);
  expect(shareOf(verdicts, holdsTruth)).toBeGreaterThanOrEqual(0.95);
  expect(shareOf(verdicts, ({ falseExits }) => falseExits === 0)).toBeGreaterThanOrEqual(0.99);
});

test.each(['walking-past-at-40-m', 'standing-40-m-outside'])('%s is no visit', (name) => {
  expect(replay(name).every(({ visits }) => visits === 0)).toBe(true);
});

test('a visit that was slept all through is not told: there is nothing to tell it by', () => {
  expect(replay('asleep-all-through').every(({ visits }) => visits === 0)).toBe(true);
});

test('the walks are what they say: a quarter of an hour inside, more or less', () => {
  const inside = replay('about-the-park').map(({ insideMs }) => insideMs / 60_000);
  expect(quantile(inside, 0.05)).toBeGreaterThan(11);
  expect(quantile(inside, 0.95)).toBeLessThan(20);
});
