import { describe, expect, it } from 'vitest';
import { riskNowOf } from '../../src/analysis/risk-now.ts';
import { hourOfWeek, riskUnknown, riskWeeksOf } from '../../src/analysis/risk-week.ts';
import type { Hotspot } from '../../src/domain/reference.ts';
import { at, smallTown } from './small-town.ts';

const park = smallTown.hotspots[0] as Hotspot;
const timeZone = 'Europe/London';
const incident = (from: string, to = from) => ({ hotspot: 'park', from: at(from), to: at(to) });
const weekOf = (incidents: readonly ReturnType<typeof incident>[], hotspot = park) => {
  const week = riskWeeksOf(incidents, [hotspot], timeZone).get(hotspot.id);
  if (!week) throw new Error('no week');
  return week;
};
/** Without what is assumed. */
const seenAt = (hours: readonly number[], hour: number) => (hours[hour] ?? 0) - riskUnknown;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

// 20 November 2026 is a Friday; its 23rd hour is the 119th of the week.
const fridayAt23 = 4 * 24 + 23;

describe('The week of a hotspot', () => {
  it('counts hours of the week as the wall clock shows them, winter and summer', () => {
    expect(hourOfWeek(at('2026-11-20T23:30:00Z'), timeZone)).toBe(fridayAt23);
    expect(hourOfWeek(at('2026-07-03T22:30:00Z'), timeZone)).toBe(fridayAt23);
    expect(hourOfWeek(at('2026-11-16T00:00:00Z'), timeZone)).toBe(0);
  });

  it('gives an incident seen at one moment to its hour, and parts of it to two on either side', () => {
    const { hours } = weekOf([incident('2026-11-20T23:30:00Z')]);
    const around = [-3, -2, -1, 0, 1, 2, 3].map((step) => seenAt(hours, fridayAt23 + step));
    const shares = [0, 1, 2, 3, 2, 1, 0].map((ninths) => ninths / 9);
    around.forEach((value, place) => {
      expect(value).toBeCloseTo(shares[place] as number, 10);
    });
  });

  it('spreads one that may have been at any time evenly: eight hours are an eighth each', () => {
    const { hours } = weekOf([incident('2026-11-18T08:00:00Z', '2026-11-18T16:00:00Z')]);
    const wednesday = 2 * 24;
    // In the midst of them all five hours that an hour takes from hold an eighth.
    for (const hour of [10, 11, 12, 13]) {
      expect(seenAt(hours, wednesday + hour)).toBeCloseTo(1 / 8, 10);
    }
    // At 8 o'clock three of the five: 3, 2 and 1 ninths of an eighth.
    expect(seenAt(hours, wednesday + 8)).toBeCloseTo((6 / 9) * (1 / 8), 10);
  });

  it('gives half hours their half', () => {
    const { hours } = weekOf([incident('2026-11-20T22:30:00Z', '2026-11-21T02:30:00Z')]);
    // 1/8, 1/4, 1/4, 1/4, 1/8 from 22 to 2 o'clock; midnight has 1, 2, 3, 2, 1 ninths of them.
    expect(seenAt(hours, 5 * 24)).toBeCloseTo(2 / 9, 10);
  });

  it('goes round from Sunday night to Monday morning', () => {
    const { hours } = weekOf([incident('2026-11-22T23:30:00Z', '2026-11-23T00:30:00Z')]);
    expect(seenAt(hours, 167)).toBeCloseTo((3 + 2) / 9 / 2, 10);
    expect(seenAt(hours, 0)).toBeCloseTo((3 + 2) / 9 / 2, 10);
  });

  it('adds up to the incidents and those assumed, however long they may have lasted', () => {
    const incidents = [
      incident('2026-11-20T23:30:00Z'),
      incident('2026-11-20T22:17:00Z', '2026-11-21T09:41:00Z'),
      incident('2026-10-24T20:00:00Z', '2026-10-25T20:00:00Z'),
      incident('2026-09-01T00:00:00Z', '2026-09-20T00:00:00Z'),
    ];
    const week = weekOf(incidents);
    expect(week.incidents).toBe(4);
    expect(sum(week.hours)).toBeCloseTo(8, 6);
  });

  it('counts those at the hotspot that were incidents, and no others', () => {
    const others = [
      { ...incident('2026-11-20T23:30:00Z'), hotspot: 'quay' },
      { ...incident('2026-11-20T23:30:00Z'), outcomes: ['not-asb'] },
      { hotspot: 'park' },
    ];
    const week = riskWeeksOf(others, [park], timeZone).get('park');
    expect(week?.incidents).toBe(0);
    expect(week?.hours.every((hour) => Math.abs(hour - riskUnknown) < 1e-12)).toBe(true);
  });

  it('has no hour without risk, and four times as much in the hours set for the hotspot', () => {
    const hours = [{ weekdays: [5, 6], from: '21:00', to: '03:00' }];
    const week = weekOf([], { ...park, target: { ...park.target, hours } });
    const quiet = week.hours[12] as number;
    expect(quiet).toBeGreaterThan(0);
    // Friday 21 to Saturday 3 o'clock, and Saturday 21 to Sunday 3 o'clock.
    const busy = week.hours.flatMap((risk, hour) => (risk > 3.9 * quiet ? [hour] : []));
    expect(busy).toEqual([...[117, 118, 119, 120, 121, 122], ...[141, 142, 143, 144, 145, 146]]);
  });
});

describe('What it says of now', () => {
  const fridays = Array.from({ length: 12 }, (_, i) =>
    incident(new Date(at('2026-08-28T22:30:00Z') + i * 7 * 86_400_000).toISOString()),
  );

  it('names the worst part of the week, a night by the day that it begins on', () => {
    const week = weekOf(fridays);
    const worst = { is: 'worst', weekday: 5, part: 'night' };
    expect(riskNowOf(week, fridayAt23)).toEqual(worst);
    expect(riskNowOf(week, 5 * 24 + 4)).toEqual(worst);
  });

  it('says so of a busy hour in another part, and of a quiet one', () => {
    const mondays = Array.from({ length: 6 }, (_, i) =>
      incident(new Date(at('2026-11-02T13:30:00Z') - i * 7 * 86_400_000).toISOString()),
    );
    const week = weekOf([...fridays, ...mondays]);
    expect(riskNowOf(week, 13)).toEqual({ is: 'busier' });
    expect(riskNowOf(week, 2 * 24 + 9)).toEqual({ is: 'quieter' });
  });

  it('says nothing of fewer than ten incidents, or where every hour is as any other', () => {
    expect(riskNowOf(weekOf(fridays.slice(0, 9)), fridayAt23)).toEqual({ is: 'too-few' });
    const even = { incidents: 50, hours: new Array<number>(168).fill(1) };
    expect(riskNowOf(even, 40)).toEqual({ is: 'usual' });
  });
});
