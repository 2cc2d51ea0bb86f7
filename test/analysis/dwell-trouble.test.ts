import { describe, expect, it } from 'vitest';
import { dwellOf, hereOf, visitsOf } from '../../src/analysis/dwell.ts';
import type { Fix, Seen } from '../../src/analysis/seen.ts';
import type { Spans } from '../../src/analysis/spans.ts';
import { began, fix, leg, mark, park, quarterHour, secondsOf, told } from './north-walk.ts';

const plain = told(quarterHour);

/** Puts fixes among others, each in the place of one at the same time. */
const among = (fixes: readonly Fix[], others: readonly Fix[]): readonly Fix[] =>
  [...fixes.filter(({ at }) => others.every((other) => other.at !== at)), ...others].sort(
    (a, b) => a.at - b.at,
  );

const inSeconds = (spans: Spans) =>
  spans.map((span) => [span.from, span.to].map((at) => Math.round(secondsOf(at) as number)));

const spansOf = (seen: readonly Seen[]) =>
  visitsOf(dwellOf(seen, park, 'foot'), seen.at(-1)?.at ?? began).map(({ gaps, possible }) => ({
    gaps: inSeconds(gaps),
    possible: inSeconds(possible),
  }));

describe('A phone that lies', () => {
  it('brings nobody in or out with a fix of more than 50 m', () => {
    const coarse = [200, 230, 260].map((s) => fix(s + 3, 3000, 3000));
    const poor = [300, 330, 360].map((s) => fix(s + 3, 400, 51));
    const silent = [400, 430].map((s) => fix(s + 3, 400, null));
    expect(told(among(quarterHour, [...coarse, ...poor, ...silent]))).toEqual(plain);
    expect(told(leg(0, 900, 0, 0).map((it) => ({ ...it, accuracyMetres: 51 })))).toEqual([]);
    expect(told(leg(0, 900, 0, 0).map((it) => ({ ...it, accuracyMetres: 50 })))).toHaveLength(1);
  });

  it('is not believed when one fix jumps 200 m and claims 1.7 m', () => {
    const jumps = [220, 310, 320, 500].map((s, i) => fix(s, i % 2 === 0 ? 200 : -200, 1.7));
    // The fixes that the jumps stand for are missed by nobody.
    expect(told(among(quarterHour, jumps))).toEqual(plain);
  });

  it('stays where it is through the log of a resting phone that flapped six times in three minutes', () => {
    // Seconds, metres from the middle and claimed accuracy as they were logged; the fence was 50 m.
    const log = [
      [0, 8.2, 8],
      [12, 200.2, 1.9],
      [24, 9.6, 8],
      [79, 198.1, 1.7],
      [100, 10.1, 8],
      [147, 198.1, 9.1],
      [152, 45.3, 8],
      [164, 301.8, 4.4],
      [176, 9, 8],
      [188, 717.6, 10.9],
      [200, 9, 8],
    ] as const;
    const seen = log.map(([s, metres, accuracy]) => fix(s, metres, accuracy));
    const places = dwellOf(seen, park, 'foot');
    for (let count = 1; count <= seen.length; count++) {
      const now = seen[count - 1]?.at ?? began;
      expect(hereOf(dwellOf(seen.slice(0, count), park, 'foot'), now)?.hotspot).toBe('park');
    }
    expect(visitsOf(places, began + 200_000)).toHaveLength(1);
    expect(told(seen)).toMatchObject([{ sure: 200 }]);
  });

  it('that lies for 40 s in one place is not believed either', () => {
    const stuck = [300, 310, 320, 330, 340].map((s) => fix(s, 200, 1.7));
    expect(told(among(quarterHour, stuck))).toEqual(plain);
  });

  it('is believed when the jump lasts a minute, and from where it began', () => {
    const gone = [...leg(0, 400, 0, 0), ...leg(410, 470, 600, 600)];
    expect(told(gone.slice(0, -1))).toMatchObject([{ left: undefined }]);
    const [visit] = told(gone);
    expect(visit).toMatchObject({ arrived: 0, left: 405, sure: 400, possible: 410 });
  });

  it('does not forget a true run for a jump in the midst of it', () => {
    const wrong = fix(0, 2000, 5);
    const run = among(leg(10, 300, 0, 0), [fix(40, -900, 2), fix(70, 1500, 2)]);
    expect(told([wrong, ...run])).toMatchObject([{ sure: 290 }]);
  });

  it('makes no stay of one wrong fix inside, to which one would seem to come back', () => {
    const coming = [...leg(10, 90, 160, 160), ...leg(100, 200, 150, 0)];
    const [visit] = told([fix(0, 0, 5), ...coming, ...leg(210, 600, 0, 0)]);
    // 100 m from the middle at 133 s.
    expect(visit?.arrived).toBeGreaterThan(120);
  });
});

describe('A phone that sleeps', () => {
  const asleep = (fromSeconds: number, toSeconds: number) =>
    quarterHour.filter(({ at }) => {
      const seconds = secondsOf(at) as number;
      return seconds <= fromSeconds || seconds >= toSeconds;
    });

  it('inside: the time between is possible and not sure, and told as a gap', () => {
    expect(told(asleep(200, 600))).toEqual([
      { at: 'park', arrived: 77, left: 843, sure: 320, possible: 820 },
    ]);
    expect(spansOf(asleep(200, 600))).toEqual([{ gaps: [[200, 600]], possible: [[50, 870]] }]);
  });

  it('for no longer than 90 s is as good as awake', () => {
    expect(told(asleep(200, 290))).toMatchObject([{ sure: 720 }]);
    expect(told(asleep(200, 300))).toMatchObject([{ sure: 620 }]);
  });

  it('while one comes: possible from when one can have walked there', () => {
    const seen = asleep(0, 400);
    // Seen at 0 s, 100 m from the edge, and 32 m of that is error: 68 m at 2 m/s.
    expect(spansOf(seen)).toEqual([{ gaps: [[0, 400]], possible: [[34, 870]] }]);
    const [visit] = told(seen);
    expect(visit?.sure).toBe(420);
    expect(visit?.arrived).toBe(200);
  });

  it('while one goes: possible until one had to walk away', () => {
    const seen = [...asleep(700, 2000), fix(1300, 400), fix(1330, 400)];
    // Seen at 1300 s, 300 m from the edge, 32 m of it error: 268 m at 2 m/s before.
    expect(spansOf(seen)[0]?.possible).toEqual([[50, 1166]]);
    expect(told(seen)).toMatchObject([{ left: 1000, sure: 600 }]);
  });

  it('all through a visit has seen none', () => {
    expect(told(asleep(20, 900))).toEqual([]);
  });

  it('and wakes with a lie is not out by another one: what goes on from itself meanwhile is believed', () => {
    const lies = [fix(900, 220, 1.7), fix(970, 240, 1.7)];
    const seen = among([...leg(0, 300, 0, 0), ...leg(910, 1200, 0, 0)], lies);
    for (let count = 1; count <= seen.length; count++) {
      const state = dwellOf(seen.slice(0, count), park, 'foot');
      expect(hereOf(state, seen[count - 1]?.at ?? began)?.hotspot).toBe('park');
    }
  });

  it('for more than two hours: nothing is said of it, and what follows is another visit', () => {
    const later = leg(8000, 8600, 0, 0);
    expect(told([...leg(0, 600, 0, 0), ...later])).toEqual([
      { at: 'park', arrived: 0, left: 600, sure: 600, possible: 600 },
      { at: 'park', arrived: 8000, left: undefined, sure: 600, possible: 600 },
    ]);
    expect(told(leg(0, 600, 0, 0), park, 'foot', 9000)).toMatchObject([{ left: 600 }]);
  });

  it('says so in its track, which changes nothing', () => {
    const seen: Seen[] = [...quarterHour];
    seen.splice(20, 0, mark(195, 'sleep'));
    expect(told(seen)).toEqual(plain);
  });
});

describe('A clock that is set', () => {
  const setAt = (fromSeconds: number, bySeconds: number): readonly Fix[] =>
    quarterHour.map((it) => {
      const isAfter = (secondsOf(it.at) as number) >= fromSeconds;
      return isAfter ? { ...it, at: it.at + bySeconds * 1000 } : it;
    });

  it('back: the visit goes on, on the time that it began with', () => {
    // Nobody can know how long the step took: it is taken for as long as the next, ten seconds.
    expect(told(setAt(400, -3600))).toEqual(plain);
  });

  it('back, with another clock beside it: the step is as long as that one says', () => {
    const seen = setAt(400, -3600)
      .filter(({ at }) => secondsOf(at) !== 400 - 3600)
      .map((it, i) => ({ ...it, elapsedMs: 10_000 * (i < 40 ? i : i + 1) }));
    expect(told(seen)).toEqual(plain);
  });

  it('on: the step is a gap, not sure and possible', () => {
    expect(told(setAt(400, 300))).toMatchObject([{ sure: 710, possible: 1120 }]);
  });

  it('back while a patrol is paused: what comes after begins with the mark', () => {
    const seen = [
      ...leg(0, 300, 0, 0),
      mark(300, 'break'),
      mark(-3000, 'begin'),
      ...leg(-2990, -2700, 0, 0),
    ];
    expect(told(seen).map(({ arrived, sure }) => [arrived, sure])).toEqual([
      [0, 300],
      [300, 290],
    ]);
    // Not as a jump that would have to last first.
    const [first] = seen.slice(-30);
    const state = dwellOf(seen.slice(0, -29), park, 'foot');
    expect(hereOf(state, first?.at ?? 0)?.hotspot).toBe('park');
  });

  it('is not taken to be set back by one old fix, and takes no fix twice', () => {
    const stale = fix(-600, 0);
    const seen: Fix[] = [...quarterHour];
    seen.splice(40, 0, stale, ...seen.slice(39, 40));
    expect(told(seen)).toEqual(plain);
  });
});
