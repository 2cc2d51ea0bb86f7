import { expect, test } from 'vitest';
import { shiftStart } from '../../src/analysis/shift.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { at } from './small-town.ts';

const now = at('2026-11-22T01:12:00Z');
const began = (...hoursAgo: number[]) => hoursAgo.map((hours) => ({ from: now - hours * hourMs }));

test('a shift begins with the first patrol of the last sixteen hours', () => {
  expect(shiftStart(began(7, 2, 24), now)).toBe(now - 7 * hourMs);
  expect(shiftStart([{ from: now - 16 * hourMs + minuteMs }], now)).toBe(
    now - 16 * hourMs + minuteMs,
  );
});

test('without a patrol it is the last twelve hours', () => {
  expect(shiftStart([], now)).toBe(now - 12 * hourMs);
  expect(shiftStart(began(16, 40), now)).toBe(now - 12 * hourMs);
  expect(shiftStart([{ from: now + hourMs }, {}], now)).toBe(now - 12 * hourMs);
});
