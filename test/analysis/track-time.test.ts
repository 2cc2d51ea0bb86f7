import { describe, expect, it } from 'vitest';
import { countedOf } from '../../src/analysis/counted-track.ts';
import type { Seen } from '../../src/analysis/seen.ts';
import { gapMsOf, trackTimeOf } from '../../src/analysis/track-time.ts';
import { minuteMs } from '../../src/domain/time.ts';

const begin = Date.UTC(2026, 10, 22, 1);
const at = (minute: number) => begin + minute * minuteMs;
const fix = (minute: number): Seen => ({
  at: at(minute),
  lon: 0.52,
  lat: 51.27,
  accuracyMetres: 8,
});
const mark = (minute: number, what: 'begin' | 'break' | 'sleep'): Seen => ({
  at: at(minute),
  mark: what,
});
const minutes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => fix(from + i));
const counted = (seen: readonly Seen[], to?: number, pauses: readonly [number, number?][] = []) =>
  countedOf(seen, {
    from: begin,
    to: to === undefined ? undefined : at(to),
    pauses: pauses.map(([a, b]) => ({ from: at(a), ...(b !== undefined && { to: at(b) }) })),
  });
const minutesOf = (seen: readonly Seen[]) =>
  seen.filter((it) => !('mark' in it)).map((it) => (it.at - begin) / minuteMs);

describe('What of a track counts', () => {
  it('lies within the patrol, outside its breaks and what its officer kept private', () => {
    const seen = [...minutes(-2, 4), mark(4.5, 'break'), mark(7.5, 'begin'), ...minutes(8, 20)];
    expect(minutesOf(counted(seen, 15, [[10, 12]]))).toEqual([0, 1, 2, 3, 4, 8, 9, 12, 13, 14, 15]);
  });

  it('has a mark wherever it begins or ends, and one for two breaks that overlap', () => {
    const seen = [...minutes(0, 2), mark(3, 'break'), mark(8, 'begin'), ...minutes(9, 12)];
    const marks = counted(seen, 11, [[5, 9]]).filter((it) => 'mark' in it);
    expect(marks).toEqual([
      mark(0, 'begin'),
      mark(3, 'break'),
      mark(9, 'begin'),
      mark(11, 'break'),
    ]);
  });

  it('goes on to the end where a break has none yet', () => {
    expect(minutesOf(counted(minutes(0, 9), undefined, [[4]]))).toEqual([0, 1, 2, 3]);
  });
});

describe('How long one’s whereabouts are known', () => {
  it('is the time between fixes in a row; a longer silence is a gap with both its ends', () => {
    const seen = counted([...minutes(0, 5), mark(5.5, 'sleep'), ...minutes(15, 20)]);
    const time = trackTimeOf(seen, at(20));
    expect(time).toEqual({ seenMs: 10 * minuteMs, gaps: [{ from: at(5), to: at(15) }] });
    expect(gapMsOf(time)).toBe(10 * minuteMs);
  });

  it('counts a break as neither', () => {
    const seen = counted(minutes(0, 20), 20, [[5, 12]]);
    expect(trackTimeOf(seen, at(20))).toEqual({ seenMs: 13 * minuteMs, gaps: [] });
  });

  it('has a gap to now where nothing has been heard for a while, and one from the beginning', () => {
    expect(trackTimeOf(counted(minutes(3, 5)), at(9)).gaps).toEqual([
      { from: at(0), to: at(3) },
      { from: at(5), to: at(9) },
    ]);
  });
});
