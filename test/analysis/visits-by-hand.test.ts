import { describe, expect, it } from 'vitest';
import { confirmedMsOf, type DwellVisit } from '../../src/analysis/dwell-visit.ts';
import { mergeByHand } from '../../src/analysis/visits-by-hand.ts';

const minute = 60_000;
const hand = (hotspot: string, arrived: number, left?: number) => ({
  hotspot,
  arrived: arrived * minute,
  ...(left !== undefined && { left: left * minute }),
});

/** Sure but for its first and last minute. */
const byFix = (hotspot: string, arrived: number, left?: number): DwellVisit => {
  const end = (left ?? 100) * minute;
  return {
    hotspot,
    arrived: arrived * minute,
    left: left === undefined ? undefined : end,
    confirmed: [{ from: (arrived + 1) * minute, to: end - minute }],
    possible: [{ from: (arrived - 1) * minute, to: end + minute }],
    gaps: [],
  };
};

const told = (visits: readonly DwellVisit[]) =>
  visits.map(({ hotspot, arrived, left, ...visit }) => [
    hotspot,
    arrived / minute,
    left === undefined ? undefined : left / minute,
    confirmedMsOf(visit) / minute,
  ]);

describe('What the officer gave by hand', () => {
  it('leaves fixes to tell where the hand says nothing', () => {
    const visits = mergeByHand([hand('park', 0, 10)], [byFix('square', 20, 35)]);
    expect(told(visits)).toEqual([['square', 20, 35, 13]]);
  });

  it('is the visit at that hotspot, whatever the fixes saw of it', () => {
    expect(mergeByHand([hand('park', 5, 10)], [byFix('park', 3, 30)])).toEqual([]);
  });

  it('cuts a visit elsewhere to what is before and after', () => {
    const visits = mergeByHand([hand('park', 10, 20)], [byFix('square', 0, 40)]);
    expect(told(visits)).toEqual([
      ['square', 0, 10, 9],
      ['square', 20, 40, 19],
    ]);
  });

  it('drops what is left of one when less than a minute of it is sure', () => {
    const visits = mergeByHand([hand('park', 1.5, 30)], [byFix('square', 0, 31)]);
    expect(visits).toEqual([]);
  });

  it('and still runs leaves nothing after it', () => {
    const visits = mergeByHand([hand('park', 20)], [byFix('square', 0, 40), byFix('mall', 50)]);
    expect(told(visits)).toEqual([['square', 0, 20, 19]]);
  });

  it('of no length takes nothing from another hotspot', () => {
    const visits = mergeByHand([hand('park', 10, 10)], [byFix('square', 0, 40)]);
    expect(told(visits)).toEqual([['square', 0, 40, 38]]);
  });

  it('takes also what is only possible in its time', () => {
    const [visit] = mergeByHand([hand('park', 15, 20)], [byFix('square', 20, 40)]);
    expect(visit?.possible).toEqual([{ from: 20 * minute, to: 41 * minute }]);
  });
});
