import { describe, expect, it } from 'vitest';
import { openingAt } from '../../src/domain/opening.ts';

const zone = 'Europe/London';
const weekdays = [{ weekdays: [1, 2, 3, 4, 5], from: '15:00', to: '18:00' }];

describe('Opening hours', () => {
  it('say until when a place is open', () => {
    // Friday 20 November 2026, 15:10.
    expect(openingAt(weekdays, Date.UTC(2026, 10, 20, 15, 10), zone)).toEqual({
      isOpen: true,
      until: Date.UTC(2026, 10, 20, 18),
    });
  });

  it('say when it opens next, over a weekend', () => {
    expect(openingAt(weekdays, Date.UTC(2026, 10, 20, 18), zone)).toEqual({
      isOpen: false,
      opensAt: Date.UTC(2026, 10, 23, 15),
    });
  });

  it('know summer time, and the day on which the clocks change', () => {
    const sundays = [{ weekdays: [7], from: '12:00', to: '16:00' }];
    // 25 October 2026: the clocks go back at 01:00 UTC, so noon is 12:00 UTC.
    expect(openingAt(sundays, Date.UTC(2026, 9, 25, 11, 30), zone)).toEqual({
      isOpen: false,
      opensAt: Date.UTC(2026, 9, 25, 12),
    });
    expect(openingAt(weekdays, Date.UTC(2026, 6, 15, 14, 30), zone).isOpen).toBe(true);
  });

  it('run past midnight into the next day', () => {
    const nights = [{ weekdays: [5], from: '21:00', to: '03:00' }];
    expect(openingAt(nights, Date.UTC(2026, 10, 21, 2), zone)).toEqual({
      isOpen: true,
      until: Date.UTC(2026, 10, 21, 3),
    });
  });

  it('are not known where there are none', () => {
    expect(openingAt([], Date.UTC(2026, 10, 20), zone)).toEqual({ isOpen: false, opensAt: null });
  });
});
