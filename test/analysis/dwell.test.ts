import { describe, expect, it } from 'vitest';
import { dwellOf, hereOf } from '../../src/analysis/dwell.ts';
import { dwellPlacesOf } from '../../src/analysis/dwell-place.ts';
import {
  began,
  fix,
  hotspot,
  leg,
  mark,
  park,
  quarterHour,
  secondsOf,
  told,
} from './north-walk.ts';

const hereAt = (seconds: number) => {
  const now = began + seconds * 1000;
  const seen = quarterHour.filter(({ at }) => at <= now);
  return hereOf(dwellOf(seen, park, 'foot'), now)?.hotspot;
};

describe('A visit worked out by hand', () => {
  it('is sure between the first and the last fix surely inside, and possible between those outside', () => {
    // In: 37.5 m out at 50 s, 25 m inside at 100 s. Out: 820 s and 870 s.
    // Arrived: 100 s less what the fixes from 60 s on make likely: shares 0, 0.15, 2/3, 1 and 1.
    expect(told(quarterHour)).toEqual([
      { at: 'park', arrived: 77, left: 843, sure: 720, possible: 820 },
    ]);
  });

  it('runs from the first fix surely inside, until two fixes beyond the edge are 20 s apart', () => {
    expect(hereAt(90)).toBeUndefined();
    expect(hereAt(100)).toBe('park');
    // Beyond is 20 m and twice 16 m: 62.5 m out at 890 s.
    expect(hereAt(900)).toBe('park');
    expect(hereAt(910)).toBeUndefined();
  });

  it('that still runs is possible until now, and sure until its last fix', () => {
    const here = quarterHour.filter(({ at }) => (secondsOf(at) as number) <= 400);
    expect(told(here, park, 'foot', 430)).toEqual([
      { at: 'park', arrived: 77, left: undefined, sure: 300, possible: 380 },
    ]);
  });

  it('is none before a minute of it is sure', () => {
    const through = leg(0, 320, 200, -200);
    // Surely inside from 100 s to 220 s.
    expect(told(through)).toMatchObject([{ sure: 120 }]);
    const small = dwellPlacesOf([hotspot('square', 0, 40)]);
    // Of the square's 80 m only the inner 48 m are sure: 24 m to −24 m, three fixes 12.5 m apart.
    expect(told(through, small)).toEqual([]);
  });

  it('begins where the patrol begins inside, and a break ends it', () => {
    const seen = [mark(0, 'begin'), ...leg(20, 620, 0, 0), mark(630, 'break')];
    expect(told(seen)).toEqual([{ at: 'park', arrived: 0, left: 630, sure: 600, possible: 630 }]);
  });

  it('is another one after a break, in which nothing counts', () => {
    const seen = [
      ...leg(0, 300, 0, 0),
      mark(300, 'break'),
      ...leg(310, 400, 0, 0),
      mark(400, 'begin'),
      ...leg(410, 800, 0, 0),
    ];
    expect(told(seen).map(({ arrived, left, sure }) => [arrived, left, sure])).toEqual([
      [0, 300, 300],
      [400, undefined, 390],
    ]);
  });

  it('goes on when one is back in three minutes, less the time away', () => {
    const seen = [
      ...leg(0, 300, 0, 0),
      ...leg(310, 450, 12.5, 187.5),
      ...leg(460, 600, 175, 0),
      ...leg(610, 900, 0, 0),
    ];
    const [visit, ...others] = told(seen);
    expect(others).toEqual([]);
    // Surely in until 360 s (75 m) and from 540 s on; surely away from 410 s (137.5 m) to 490 s.
    expect(visit).toEqual({ at: 'park', arrived: 0, left: undefined, sure: 720, possible: 820 });
  });

  it('is another one when one is back later', () => {
    const seen = [
      ...leg(0, 300, 0, 0),
      ...leg(310, 450, 12.5, 187.5),
      ...leg(460, 700, 187.5, 187.5),
      ...leg(710, 850, 175, 0),
      ...leg(860, 1000, 0, 0),
    ];
    expect(told(seen)).toHaveLength(2);
  });
});

describe('Where hotspots overlap', () => {
  const two = dwellPlacesOf([hotspot('park', 0, 100), hotspot('square', 120, 60)]);

  it('one stay is not broken into many by walking about between the two middles', () => {
    // Up and down between 10 m and 80 m: surely in both from 72 m on, nearer the square's middle from 60 m.
    const about = Array.from({ length: 12 }, (_, i) => [
      ...leg(160 * i, 70 + 160 * i, 10, 80),
      ...leg(80 + 160 * i, 150 + 160 * i, 80, 10),
    ]).flat();
    expect(told(about, two)).toMatchObject([{ at: 'park', sure: 1910 }]);
  });

  it('the nearest middle has the stay', () => {
    const seen = [...leg(0, 100, -150, 85), ...leg(110, 900, 85, 85)];
    expect(told(seen, two).map(({ at }) => at)).toEqual(['square']);
  });

  it('going from one into the other makes two visits that do not overlap', () => {
    const seen = [
      ...leg(0, 600, 0, 0),
      ...leg(610, 710, 12, 125),
      ...leg(720, 1300, 125, 125),
      ...leg(1310, 1500, 140, 400),
    ];
    const [first, second, ...others] = told(seen, two);
    expect([first?.at, second?.at, others]).toEqual(['park', 'square', []]);
    expect(second?.arrived).toBeGreaterThanOrEqual(first?.left as number);
    expect(second?.arrived).toBeLessThan(720);
  });

  it('a square inside a street takes its own time out of the street’s', () => {
    const nested = dwellPlacesOf([hotspot('street', 0, 300), hotspot('square', 120, 60)]);
    const seen = [
      ...leg(0, 300, -50, -50),
      ...leg(310, 450, -50, 120),
      ...leg(460, 1100, 120, 120),
      ...leg(1110, 1250, 120, -50),
      ...leg(1260, 1600, -50, -50),
    ];
    expect(told(seen, nested).map(({ at }) => at)).toEqual(['street', 'square', 'street']);
  });
});

describe('In a street', () => {
  const ring: [number, number][] = [
    [0.5198, 51.268],
    [0.5202, 51.268],
    [0.5202, 51.272],
    [0.5198, 51.272],
  ];
  const street = dwellPlacesOf([{ ...hotspot('street', 0, 20), ground: { outline: [[ring]] } }]);

  it('half of its width is deep enough to be surely in', () => {
    // 28 m wide: nobody is ever deeper than 14 m in it, and a fix of 25 m would not do otherwise.
    const seen = leg(0, 600, -100, 100).map((it) => ({ ...it, accuracyMetres: 25 }));
    expect(told(seen, street)).toMatchObject([{ at: 'street', sure: 600 }]);
  });

  it('the next street along is another street', () => {
    const seen = leg(0, 600, -100, 100).map((it) => ({ ...it, lon: 0.521 }));
    expect(told(seen, street)).toEqual([]);
  });
});

describe('The way of going', () => {
  // 200 m in ten seconds, which is a car and no officer on foot.
  const driving = [...leg(0, 100, -2000, 0), ...leg(110, 400, 0, 0)];

  it('on foot nothing that a car does is believed until it has stood for a minute', () => {
    const until = (seconds: number) =>
      driving.filter(({ at }) => (secondsOf(at) as number) <= seconds);
    expect(hereOf(dwellOf(until(150), park, 'foot'), began + 150_000)).toBeUndefined();
    expect(hereOf(dwellOf(until(160), park, 'foot'), began + 160_000)?.hotspot).toBe('park');
    // Believed from its first fix on.
    expect(told(driving)).toMatchObject([{ sure: 300 }]);
  });

  it('by vehicle it is driving', () => {
    const state = dwellOf(driving.slice(0, 11), park, 'vehicle');
    expect(hereOf(state, began + 100_000)).toBeUndefined();
    expect(told(driving, park, 'vehicle')).toMatchObject([{ sure: 300 }]);
  });

  it('one that is not on the list is taken for the slowest', () => {
    expect(told(driving, park, 'hovercraft')).toEqual(told(driving, park, 'foot'));
  });
});

it('an empty patrol has no visits, and neither has one of bad fixes alone', () => {
  expect(told([])).toEqual([]);
  expect(told([fix(0, 0, 60), fix(10, 0, null), fix(20, 0, 3000)])).toEqual([]);
});
