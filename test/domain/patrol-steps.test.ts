import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPaused, openVisitOf, type Patrol } from '../../src/domain/patrol.ts';
import {
  arrive,
  count,
  countOf,
  end,
  leave,
  pause,
  resume,
  totalOf,
} from '../../src/domain/patrol-steps.ts';
import { lengthMsOf, pausedMsOf, visitMinutesOf } from '../../src/domain/patrol-times.ts';
import { parseFields } from '../../src/domain/records.ts';
import { minuteMs } from '../../src/domain/time.ts';

const begin = Date.UTC(2026, 10, 20, 21, 0);
const at = (minutes: number): number => begin + minutes * minuteMs;
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const visit = (n: number, hotspot: string, minutes: number) => ({
  id: idOf(n),
  hotspot,
  at: at(minutes),
});

const patrol: Patrol = {
  from: begin,
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: ['town-centre'],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
};

const inPark: Patrol = { ...patrol, ...arrive(patrol, visit(1, 'park', 5)) };

describe('The steps of a patrol', () => {
  it('open a visit with one tap', () => {
    expect(openVisitOf(inPark)).toEqual({
      id: idOf(1),
      hotspot: 'park',
      arrived: at(5),
      source: 'hand',
    });
  });

  it('close the open visit on arriving elsewhere', () => {
    const { visits } = arrive(inPark, visit(2, 'square', 17));
    expect(visits.map(({ hotspot, arrived, left }) => [hotspot, arrived, left])).toEqual([
      ['park', at(5), at(17)],
      ['square', at(17), undefined],
    ]);
  });

  it('cut what fixes saw to an end that is set earlier, and drop what they saw after it', () => {
    const seen = (n: number, from: number, to: number) => ({
      id: idOf(n),
      hotspot: 'park',
      arrived: at(from),
      left: at(to),
      source: 'fix' as const,
      confirmedSeconds: (to - from) * 60,
      possibleSeconds: (to - from) * 60 + 90,
    });
    const visits = [seen(1, 5, 15), seen(2, 25, 40), seen(3, 45, 55)];
    const ended = end({ ...patrol, visits }, at(30));
    expect(ended.to).toBe(at(30));
    expect(ended.visits).toEqual([seen(1, 5, 15), { ...seen(2, 25, 30), possibleSeconds: 300 }]);
  });

  it('change nothing on arriving where one is', () => {
    expect(arrive(inPark, visit(2, 'park', 9)).visits).toBe(inPark.visits);
  });

  it('close the visit on leaving', () => {
    const [only] = leave(inPark, at(16)).visits;
    expect(only && visitMinutesOf(only, at(99))).toBe(11);
  });

  it('take a pause out of the place: a break is not presence', () => {
    const paused = { ...inPark, ...pause(inPark, at(10)) };
    expect(isPaused(paused)).toBe(true);
    expect(openVisitOf(paused)).toBeUndefined();
    const again = { ...paused, ...resume(paused, at(25)) };
    expect(isPaused(again)).toBe(false);
    expect(pausedMsOf(again, at(60))).toBe(15 * minuteMs);
  });

  it('go on after a pause when one arrives somewhere', () => {
    const paused = { ...patrol, ...pause(patrol, at(10)) };
    const there = { ...paused, ...arrive(paused, visit(3, 'park', 30)) };
    expect(isPaused(there)).toBe(false);
    expect(there.pauses).toEqual([{ from: at(10), to: at(30) }]);
  });

  it('close what is open at the end', () => {
    const ended: Patrol = { ...inPark, ...end(inPark, at(60)) };
    expect(ended.visits[0]?.left).toBe(at(60));
    expect(lengthMsOf(ended, at(999))).toBe(60 * minuteMs);
  });

  it('never end before the last thing that happened, even if the clock was set back', () => {
    expect(end(inPark, at(-30)).to).toBe(at(5));
    expect(leave(inPark, at(-30)).visits[0]?.left).toBe(at(5));
  });

  it('count up, down, and off the list at nothing', () => {
    const two = count(count([], 'resident', 1), 'resident', 2);
    expect(two).toEqual([{ what: 'resident', count: 2 }]);
    expect(countOf(two, 'school')).toBe(0);
    expect(totalOf(count(two, 'school', 3))).toBe(5);
    expect(count(two, 'resident', 0)).toEqual([]);
  });
});

const step = fc.record({
  kind: fc.constantFrom('arrive', 'leave', 'pause', 'resume'),
  hotspot: fc.constantFrom('park', 'square', 'mall'),
  minutes: fc.integer({ min: -5, max: 600 }),
});

type Tap = { readonly kind: string; readonly hotspot: string; readonly minutes: number };

function tapped(now: Patrol, { kind, hotspot, minutes }: Tap, n: number): Patrol {
  if (kind === 'arrive') return { ...now, ...arrive(now, visit(n, hotspot, minutes)) };
  if (kind === 'leave') return { ...now, ...leave(now, at(minutes)) };
  return { ...now, ...(kind === 'pause' ? pause(now, at(minutes)) : resume(now, at(minutes))) };
}

const taken = (taps: readonly Tap[]): Patrol => taps.reduce(tapped, patrol);

describe('Whatever is tapped, in whatever order, and whatever the clock does', () => {
  it('at most one visit is open and none overlaps another or a pause before it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { visits } = taken(steps);
        expect(visits.filter(({ left }) => left === undefined).length).toBeLessThanOrEqual(1);
        visits.forEach((it, place) => {
          const next = visits[place + 1];
          if (next) expect(it.left ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(next.arrived);
          if (it.left !== undefined) expect(it.left).toBeGreaterThanOrEqual(it.arrived);
        });
      }),
    );
  });

  it('an ended patrol is a whole record with nothing open and nothing after its end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: -5, max: 700 }), (s, m) => {
        const running = taken(s);
        const ended: Patrol = { ...running, ...end(running, at(m)) };
        expect(parseFields('patrol', ended).ok).toBe(true);
        const ends = [...ended.visits.map((it) => it.left), ...ended.pauses.map((it) => it.to)];
        for (const to of ends) expect(to).toBeLessThanOrEqual(ended.to as number);
      }),
    );
  });
});
