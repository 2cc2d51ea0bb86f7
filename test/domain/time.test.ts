import { describe, expect, it } from 'vitest';
import { dayAfter, hourMs, isValidOn, localTimeOf, startOfDay } from '../../src/domain/time.ts';

const london = 'Europe/London';

describe('Local time', () => {
  it('reads one in the morning in summer time as the hour on the wall', () => {
    expect(localTimeOf(Date.parse('2026-07-18T00:12:00Z'), london)).toEqual({
      day: '2026-07-18',
      weekday: 6,
      hour: 1,
      minute: 12,
    });
  });

  it('begins a day at local midnight in winter and in summer', () => {
    expect(startOfDay('2026-01-15', london)).toBe(Date.parse('2026-01-15T00:00:00Z'));
    expect(startOfDay('2026-07-15', london)).toBe(Date.parse('2026-07-14T23:00:00Z'));
  });

  it('begins a day at local midnight west of Greenwich too', () => {
    expect(startOfDay('2026-01-15', 'America/New_York')).toBe(Date.parse('2026-01-15T05:00:00Z'));
  });

  it('gives the day on which the clocks go forward 23 hours', () => {
    const hours = (startOfDay('2026-03-30', london) - startOfDay('2026-03-29', london)) / hourMs;
    expect(hours).toBe(23);
  });

  it('counts days over the end of a month', () => {
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('holds a dated thing on its first and last day and not on the days around', () => {
    const ward = { validFrom: '2024-05-02', validTo: '2028-05-03' };
    expect(
      ['2024-05-01', '2024-05-02', '2028-05-03', '2028-05-04'].map((d) => isValidOn(ward, d)),
    ).toEqual([false, true, true, false]);
  });
});
