import { describe, expect, it } from 'vitest';
import { type NextAsked, nextHotspots } from '../../src/analysis/next-hotspot.ts';
import { whyWords } from '../../src/analysis/next-words.ts';
import type { RiskWeek } from '../../src/analysis/risk-week.ts';
import { type Known, weekCoverOf } from '../../src/analysis/week-cover.ts';
import type { Hotspot } from '../../src/domain/reference.ts';
import { newRandom } from '../simulation/random.ts';
import { at, patrol, smallTown, visit } from './small-town.ts';

// Park and station are 700 m apart and owed 7 and 14 visits of ten minutes; the quay is owed none.
const park = smallTown.hotspots[0] as Hotspot;
const friday = at('2026-11-20T22:00:00Z');
const atPark = [0.505, 51.005] as const;
const between = [0.51, 51.005] as const;
const nothing: Known = { own: [], covered: [], asAt: null };
const even: RiskWeek = { incidents: 50, hours: new Array<number>(168).fill(1) };
const sameRisk = new Map(smallTown.hotspots.map(({ id }) => [id, even]));

const asked = (given: Partial<NextAsked> = {}): NextAsked => ({
  reference: smallTown,
  now: friday,
  from: between,
  known: nothing,
  risk: sameRisk,
  chance: () => 0,
  ...given,
});
const order = (given: Partial<NextAsked> = {}) =>
  nextHotspots(asked(given)).map(({ hotspot }) => hotspot.id);
const known = (given: Partial<Known>): Known => ({ ...nothing, ...given });
const been = (hotspot: string, from: string, to?: string) =>
  patrol('2026-11-20T18:00:00Z', '2026-11-20T22:00:00Z', { visits: [visit(hotspot, from, to)] })
    .fields;

describe('The next hotspot', () => {
  it('is the one that is owed most, of two as far away and as risky', () => {
    expect(order()).toEqual(['station', 'park', 'quay']);
  });

  it('is the nearer one, where it is nearer by more than the other is owed', () => {
    expect(order({ from: atPark })).toEqual(['park', 'station', 'quay']);
  });

  it('is the one at risk now, where that outweighs the rest', () => {
    const risky = { ...even, hours: even.hours.map((risk) => 3 * risk) };
    expect(order({ risk: new Map([...sameRisk, ['park', risky]]) })[0]).toBe('park');
  });

  it('is not where somebody has just been, oneself or a colleague', () => {
    const own = known({ own: [been('station', '2026-11-20T21:35:00Z', '2026-11-20T21:50:00Z')] });
    expect(order({ known: own })[0]).toBe('park');
    const lastAt = friday - 600_000;
    const covered = [{ hotspot: 'station', lastAt, visitsThisWeek: 1, minutesThisWeek: 12 }];
    expect(order({ known: known({ covered, asAt: friday }) })[0]).toBe('park');
  });

  it('comes after all others once its target is met, however near and risky', () => {
    const risky = { ...even, hours: even.hours.map(() => 90) };
    const covered = [
      { hotspot: 'station', lastAt: friday - 90_000_000, visitsThisWeek: 14, minutesThisWeek: 150 },
    ];
    const met = order({
      known: known({ covered, asAt: friday }),
      risk: new Map([...sameRisk, ['station', risky]]),
      from: [0.515, 51.005],
    });
    expect(met[0]).toBe('park');
  });

  it('can be told with no position and with nothing known', () => {
    expect(order({ from: null, risk: new Map() })).toEqual(['station', 'park', 'quay']);
    expect(nextHotspots(asked({ from: null }))[0]?.why.walkMinutes).toBeNull();
  });
});

describe('The order is not to be learnt', () => {
  const twins = {
    ...smallTown,
    hotspots: Array.from({ length: 6 }, (_, i) => ({ ...park, id: `h${i}`, name: `H${i}` })),
  };
  const near = (seed: number) => {
    const { next } = newRandom(seed);
    return order({ reference: twins, risk: new Map(), chance: next });
  };

  it('between two nights, or two officers, and is the same for the same chance', () => {
    expect(near(1)).toEqual(near(1));
    const orders = new Set(Array.from({ length: 50 }, (_, seed) => near(seed).join()));
    expect(orders.size).toBeGreaterThan(45);
  });

  it('and every one of the equals comes first now and then', () => {
    const firsts = Array.from({ length: 600 }, (_, seed) => near(seed)[0]);
    for (const { id } of twins.hotspots) {
      // A sixth of 600 is 100, give or take 9.
      expect(Math.abs(firsts.filter((first) => first === id).length - 100)).toBeLessThan(40);
    }
  });

  it('nor that of two of which one is a little better, which comes first a little more often', () => {
    const better = { ...even, hours: even.hours.map((risk) => 1.6 * risk) };
    const risk = new Map([...sameRisk, ['park', better]]);
    const firsts = Array.from({ length: 400 }, (_, seed) => {
      const { next } = newRandom(seed);
      return order({ risk, chance: next })[0];
    });
    // 7 × 1.6 to 14: four of nine.
    const parks = firsts.filter((first) => first === 'park').length;
    expect(Math.abs(parks / 400 - 4 / 9)).toBeLessThan(0.08);
  });

  it('but one that is clearly best is always first', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { next } = newRandom(seed);
      expect(order({ chance: next })[0]).toBe('station');
    }
  });

  it('and names each hotspot once', () => {
    const ids = twins.hotspots.map(({ id }) => id);
    expect([...near(3)].sort()).toEqual(ids);
    expect(order({ reference: twins, chance: () => 0.999999 })).toHaveLength(6);
  });
});

describe('What a hotspot is owed this week', () => {
  const coverOf = (given: Partial<Known>) =>
    weekCoverOf(park, known(given), { now: friday, timeZone: 'Europe/London' });
  const covered = [
    { hotspot: 'park', lastAt: friday - 3_600_000, visitsThisWeek: 2, minutesThisWeek: 24 },
  ];

  it('is its minutes less those of one’s own and of colleagues', () => {
    expect(coverOf({})).toEqual({ minutesOwed: 70, visits: 0, lastAt: null });
    const own = [been('park', '2026-11-20T19:00:00Z', '2026-11-20T19:12:00Z')];
    expect(coverOf({ own, covered, asAt: friday })).toEqual({
      minutesOwed: 70 - 12 - 24,
      visits: 3,
      lastAt: friday - 3_600_000,
    });
  });

  it('counts no visit for longer than the target asks', () => {
    const own = [been('park', '2026-11-20T19:00:00Z', '2026-11-20T20:00:00Z')];
    expect(coverOf({ own }).minutesOwed).toBe(70 - 16);
    const long = [{ hotspot: 'park', lastAt: null, visitsThisWeek: 1, minutesThisWeek: 300 }];
    expect(coverOf({ covered: long, asAt: friday }).minutesOwed).toBe(70 - 16);
  });

  it('forgets what was covered in a week that is over, and not when somebody was there', () => {
    const asAt = at('2026-11-15T22:00:00Z');
    expect(coverOf({ covered, asAt })).toMatchObject({
      minutesOwed: 70,
      lastAt: friday - 3_600_000,
    });
    expect(coverOf({ covered, asAt: null }).minutesOwed).toBe(70);
  });

  it('knows that one is there now', () => {
    const running = been('park', '2026-11-20T21:52:00Z');
    const { to: _to, ...still } = running;
    expect(coverOf({ own: [still] })).toEqual({ minutesOwed: 62, visits: 1, lastAt: friday });
  });
});

describe('Why, in one line', () => {
  const why = {
    minutesOwed: 42,
    risk: { is: 'worst', weekday: 5, part: 'night' },
    walkMinutes: 4,
    minutesSince: 185,
    asAt: friday,
  } as const;

  it('says what is owed, when it is worst, how far it is, and since when nobody was there', () => {
    expect(whyWords(why, friday)).toBe(
      '40 minutes owed this week; Friday nights are the worst; 4 min walk; nobody there for 3 hours',
    );
  });

  it('claims no more than this phone knows', () => {
    const old = { ...why, risk: { is: 'too-few' }, asAt: friday - 7_200_000 } as const;
    expect(whyWords(old, friday)).toBe(
      '40 minutes owed this week; 4 min walk; nobody known there for 3 hours',
    );
    expect(whyWords({ ...old, asAt: null, minutesSince: null, walkMinutes: null }, friday)).toBe(
      '40 minutes owed this week; nobody known there yet',
    );
  });

  it('says the rest as plainly', () => {
    const met = { ...why, minutesOwed: 0, risk: { is: 'quieter' }, walkMinutes: 0 } as const;
    expect(whyWords({ ...met, minutesSince: 5 }, friday)).toBe(
      'This week’s target is met; mostly quiet at this hour; you are here; somebody was just there',
    );
    const busy = { ...why, minutesOwed: 1, risk: { is: 'busier' } } as const;
    expect(whyWords({ ...busy, minutesSince: 44 }, friday)).toBe(
      '1 minute owed this week; more trouble than usual at this hour; 4 min walk; nobody there for 45 minutes',
    );
    expect(whyWords({ ...busy, minutesSince: 60 * 50 }, friday)).toContain(
      'nobody there for 2 days',
    );
  });
});
