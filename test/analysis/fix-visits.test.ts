import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DwellVisit } from '../../src/analysis/dwell-visit.ts';
import { visitsTold } from '../../src/analysis/fix-visits.ts';
import type { Visit } from '../../src/domain/patrol.ts';
import { minuteMs } from '../../src/domain/time.ts';

const at = (minute: number) => minute * minuteMs;
const told = (hotspot: string, from: number, to?: number): DwellVisit => {
  const spans = [{ from: at(from), to: at(to ?? from + 10) }];
  return {
    hotspot,
    arrived: at(from),
    left: to === undefined ? undefined : at(to),
    confirmed: spans,
    possible: spans,
    gaps: [],
  };
};
const hand = (id: string, hotspot: string, from: number, to?: number): Visit => ({
  id,
  hotspot,
  arrived: at(from),
  ...(to !== undefined && { left: at(to) }),
  source: 'hand',
});
const own = (id: string, hotspot: string, from: number, to: number): Visit => ({
  ...hand(id, hotspot, from, to),
  source: 'fix',
  confirmedSeconds: (to - from) * 60,
  possibleSeconds: (to - from) * 60,
});
const put = (
  visits: readonly Visit[],
  tale: readonly DwellVisit[],
  mine: readonly string[] = [],
) => {
  let made = 0;
  return visitsTold(visits, tale, {
    isOwn: (id) => mine.includes(id),
    newId: () => `new-${++made}`,
  });
};

describe('The visits of a record once its track has had its say', () => {
  it('has those that ended, in their order, and none that runs', () => {
    expect(put([], [told('park', 0, 12), told('square', 20)])).toEqual([
      own('new-1', 'park', 0, 12),
    ]);
  });

  it('keeps its id where a visit turns out longer, and stays as it was while it goes on', () => {
    const before = [own('a', 'park', 0, 12)];
    expect(put(before, [told('park', 0, 15)], ['a'])).toEqual([own('a', 'park', 0, 15)]);
    expect(put(before, [told('park', 0)], ['a'])).toEqual(before);
  });

  it('loses what the track no longer tells, and nothing that was given', () => {
    const given = [hand('h', 'square', 20, 30), own('other phone', 'park', 40, 50)];
    expect(put([own('a', 'park', 0, 12), ...given], [], ['a'])).toEqual(given);
  });

  it('never lays a visit over one that was given', () => {
    const given = [hand('h', 'square', 5, 9)];
    expect(put(given, [told('park', 0, 15)])).toEqual([
      own('new-1', 'park', 0, 5),
      ...given,
      own('new-2', 'park', 9, 15),
    ]);
    expect(put(given, [told('square', 0, 15)])).toEqual(given);
  });

  it('comes to the same when it is done again, whatever was told', () => {
    const stay = fc.record({
      length: fc.integer({ min: 2, max: 20 }),
      rest: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 12 }), (stays) => {
        let minute = 0;
        const tale = stays.map(({ length, rest }, i) => {
          minute += length + rest;
          return told(`h${i % 3}`, minute - length, minute);
        });
        const once = put([], tale);
        const again = put(
          once,
          tale,
          once.map(({ id }) => id),
        );
        expect(again).toEqual(once);
      }),
    );
  });
});
