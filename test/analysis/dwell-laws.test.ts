import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DwellState,
  dwellOf,
  newDwell,
  stepDwell,
  visitsOf,
} from '../../src/analysis/dwell.ts';
import { dwellPlacesOf } from '../../src/analysis/dwell-place.ts';
import {
  confirmedMsOf,
  type DwellVisit,
  possibleMsOf,
  visitSecondsOf,
} from '../../src/analysis/dwell-visit.ts';
import type { Mark, Seen } from '../../src/analysis/seen.ts';
import { lengthOf, within } from '../../src/analysis/spans.ts';
import { mergeByHand } from '../../src/analysis/visits-by-hand.ts';
import { began, fix, hotspot, mark } from './north-walk.ts';

const places = dwellPlacesOf([hotspot('park', 0, 100), hotspot('square', 130, 60)]);

const one = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });

/**
 * A step of a patrol: mostly a few fixes about one spot; now and then a jump, a silence, a mark or a
 * set clock.
 */
const step = fc.record({
  seconds: fc.oneof(
    one(40, fc.integer({ min: 5, max: 20 })),
    one(4, fc.integer({ min: 60, max: 400 })),
    one(1, fc.integer({ min: 7000, max: 9000 })),
    one(1, fc.integer({ min: -5000, max: 0 })),
  ),
  metres: fc.oneof(
    one(30, fc.integer({ min: -12, max: 12 })),
    one(3, fc.integer({ min: -40, max: 40 })),
    one(1, fc.integer({ min: -400, max: 400 })),
  ),
  accuracy: fc.oneof(one(20, fc.constantFrom(5, 10, 20, 49)), one(1, fc.constantFrom(60, null))),
  mark: fc.oneof(
    one(60, fc.constant(undefined)),
    one(2, fc.constantFrom('begin', 'sleep')),
    one(1, fc.constant('break')),
  ),
});

const patrol = fc.array(step, { minLength: 30, maxLength: 200, size: 'max' }).map((steps) => {
  let [seconds, metres] = [0, 0];
  return steps.flatMap((it): Seen[] => {
    seconds += it.seconds;
    metres = Math.max(-150, Math.min(250, metres + it.metres));
    if (it.mark === undefined) return [fix(seconds, metres, it.accuracy)];
    const marked = mark(seconds, it.mark as Mark['mark']);
    return it.mark === 'break' ? [marked, mark(seconds + 60, 'begin')] : [marked];
  });
});

const nowOf = (seen: readonly Seen[]) => seen.at(-1)?.at ?? began;
const visitsIn = (seen: readonly Seen[]) => visitsOf(dwellOf(seen, places, 'foot'), nowOf(seen));
const endOf = ({ left = Number.POSITIVE_INFINITY }: Pick<DwellVisit, 'left'>) => left;

it('such patrols have visits, mostly several, at both places', () => {
  const counts = fc.sample(patrol, { numRuns: 100, seed: 1 }).map((seen) => visitsIn(seen));
  expect(counts.filter(({ length }) => length > 1).length).toBeGreaterThan(30);
  expect(new Set(counts.flat().map((visit) => visit.hotspot)).size).toBe(2);
});

describe('Whatever a phone says, in whatever order, by whatever clock', () => {
  it('a fix at a time gives what the whole track gives, though the phone was killed in between', () => {
    fc.assert(
      fc.property(patrol, fc.nat(), (seen, cut) => {
        let state = newDwell('foot');
        seen.forEach((it, place) => {
          const isKilled = place === cut % Math.max(1, seen.length);
          const kept = isKilled ? (JSON.parse(JSON.stringify(state)) as DwellState) : state;
          state = stepDwell(kept, it, places);
        });
        expect(visitsOf(state, nowOf(seen))).toEqual(visitsIn(seen));
      }),
    );
  });

  it('visits follow one another, none overlaps, and only the last may still run', () => {
    fc.assert(
      fc.property(patrol, (seen) => {
        const visits = visitsIn(seen);
        visits.forEach((visit, place) => {
          expect(endOf(visit)).toBeGreaterThanOrEqual(visit.arrived);
          const next = visits[place + 1];
          if (next) expect(endOf(visit)).toBeLessThanOrEqual(next.arrived);
        });
      }),
    );
  });

  it('what is sure lies in what is possible, and between arriving and leaving; nothing is negative', () => {
    fc.assert(
      fc.property(patrol, (seen) => {
        for (const visit of visitsIn(seen)) {
          const { arrived, confirmed, possible } = visit;
          expect(confirmedMsOf(visit)).toBeGreaterThanOrEqual(60_000);
          expect(confirmedMsOf(visit)).toBeLessThanOrEqual(possibleMsOf(visit));
          const { confirmedSeconds, possibleSeconds } = visitSecondsOf(visit);
          expect(1000 * confirmedSeconds).toBeLessThanOrEqual(confirmedMsOf(visit));
          expect(1000 * possibleSeconds).toBeGreaterThanOrEqual(possibleMsOf(visit));
          for (const span of confirmed) {
            expect(span.to).toBeGreaterThan(span.from);
            expect(lengthOf(within(possible, span))).toBe(span.to - span.from);
            expect(span.from).toBeGreaterThanOrEqual(arrived);
            expect(span.to).toBeLessThanOrEqual(endOf(visit));
          }
        }
      }),
    );
  });

  it('times are whole milliseconds, as a record takes them', () => {
    fc.assert(
      fc.property(patrol, (seen) => {
        const times = visitsIn(seen).flatMap(({ arrived, left = arrived }) => [arrived, left]);
        expect(times.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

const byHand = fc
  .array(
    fc.record({
      hotspot: fc.constantFrom('park', 'square', 'mall'),
      gap: fc.integer({ min: 0, max: 1200 }),
      length: fc.integer({ min: 0, max: 1200 }),
    }),
    { maxLength: 6 },
  )
  .map((taps) => {
    let at = began;
    return taps.map(({ hotspot: where, gap, length }) => {
      const arrived = at + gap * 1000;
      at = arrived + length * 1000;
      return { hotspot: where, arrived, left: at };
    });
  });

describe('Beside what the officer gave by hand', () => {
  it('no visit by fixes overlaps one by hand, nor another, and none is new', () => {
    fc.assert(
      fc.property(patrol, byHand, (seen, hands) => {
        const before = visitsIn(seen);
        const merged = mergeByHand(hands, before);
        const all = [...hands, ...merged].sort(
          (a, b) => a.arrived - b.arrived || endOf(a) - endOf(b),
        );
        all.forEach((visit, place) => {
          const next = all[place + 1];
          const isEmpty = next && next.arrived === endOf(next);
          if (next && !isEmpty) expect(endOf(visit)).toBeLessThanOrEqual(next.arrived);
        });
        for (const visit of merged) {
          const from = before.find(
            (it) =>
              it.hotspot === visit.hotspot &&
              it.arrived <= visit.arrived &&
              endOf(it) >= endOf(visit),
          );
          expect(from).toBeDefined();
        }
      }),
    );
  });

  it('merging again changes nothing', () => {
    fc.assert(
      fc.property(patrol, byHand, (seen, hands) => {
        const merged = mergeByHand(hands, visitsIn(seen));
        expect(mergeByHand(hands, merged)).toEqual(merged);
      }),
    );
  });
});
