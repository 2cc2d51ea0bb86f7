import { expect, test } from 'vitest';
import { lengthOf, outside, within, withSpan } from '../../src/analysis/spans.ts';

const two = [
  { from: 0, to: 10 },
  { from: 20, to: 30 },
];

test('a span that begins where the last one ends makes it longer', () => {
  expect(withSpan(two, { from: 30, to: 35 }).at(-1)).toEqual({ from: 20, to: 35 });
  expect(withSpan(two, { from: 25, to: 28 })).toEqual(two);
  expect(withSpan(two, { from: 40, to: 50 })).toHaveLength(3);
});

test('an empty span, or one that ends before it begins, adds nothing', () => {
  expect(withSpan(two, { from: 40, to: 40 })).toBe(two);
  expect(withSpan(two, { from: 40, to: 35 })).toBe(two);
});

test('within bounds is what lies in them', () => {
  expect(within(two, { from: 5, to: 25 })).toEqual([
    { from: 5, to: 10 },
    { from: 20, to: 25 },
  ]);
  expect(within(two, { from: 12, to: 18 })).toEqual([]);
});

test('outside of holes is the rest, and both together are the whole', () => {
  const whole = { from: -5, to: 25 };
  const rest = outside(whole, two);
  expect(rest).toEqual([
    { from: -5, to: 0 },
    { from: 10, to: 20 },
  ]);
  expect(lengthOf(rest) + lengthOf(within(two, whole))).toBe(30);
  expect(outside(whole, [])).toEqual([whole]);
});
