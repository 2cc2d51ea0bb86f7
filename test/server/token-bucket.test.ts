import { expect, test } from 'vitest';
import { minuteMs } from '../../src/domain/time.ts';
import { newLimiter } from '../../src/server/token-bucket.ts';

test('a bucket empties, says when to come again, and fills evenly', () => {
  const limiter = newLimiter(6);
  const take = (now: number) => limiter.take('a', now);
  expect([0, 0, 0, 0, 0, 0].map(take)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(take(0)).toBe(10);
  expect(take(9000)).toBe(1);
  expect(take(10_000)).toBe(0);
  expect(take(10_000)).toBe(10);
  expect(take(10_000 + 10 * minuteMs)).toBe(0);
});

test('each key has its own bucket, and looking takes nothing', () => {
  const limiter = newLimiter(1);
  for (let i = 0; i < 5; i++) expect(limiter.look('a', 0)).toBe(0);
  expect(limiter.take('a', 0)).toBe(0);
  expect(limiter.look('a', 0)).toBe(60);
  expect(limiter.take('b', 0)).toBe(0);
});

test('a clock that goes back gives nobody more', () => {
  const limiter = newLimiter(1);
  limiter.take('a', minuteMs);
  expect(limiter.take('a', 0)).toBe(60);
});

test('a million callers do not fill the memory', () => {
  const limiter = newLimiter(1);
  for (let i = 0; i < 20_001; i++) limiter.take(`caller ${i}`, 0);
  expect(limiter.look('caller 0', 0)).toBe(0);
  expect(limiter.look('caller 20000', 0)).toBe(60);
});
