import { describe, expect, it } from 'vitest';
import { cueWords } from '../../src/app/cue-words.ts';
import { dwellingOf, dwellingWords } from '../../src/app/dwelling.ts';
import type { Here, TrackState } from '../../src/device/track-state.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const at = Date.UTC(2026, 10, 22, 1, 12);
const patrol: Patrol = {
  from: at,
  mode: 'foot',
  crew: [],
  zones: [],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
};
const visit = { id: '', hotspot: 'brenchley-gardens', arrived: at, source: 'hand' } as const;
const here = (confirmed: number, possible: number, more: Partial<Here> = {}): TrackState => ({
  patrol: 'p',
  phase: 'following',
  fault: null,
  fix: null,
  here: {
    hotspot: 'brenchley-gardens',
    arrived: at,
    confirmedMs: confirmed * minuteMs,
    possibleMs: possible * minuteMs,
    at: at + possible * minuteMs,
    isGrowing: true,
    ...more,
  },
});
const dwellingAt = (minutes: number, track: TrackState | null, fields = patrol) =>
  dwellingOf({ track, reference }, { id: 'p', fields }, at + minutes * minuteMs);
const saidAt = (minutes: number, track: TrackState | null, fields = patrol) => {
  const dwelling = dwellingAt(minutes, track, fields);
  return dwelling && dwellingWords(dwelling);
};

describe('The time at a hotspot, given by hand', () => {
  const fields = { ...patrol, visits: [visit] };

  it('is counted in whole minutes against what the hotspot asks for', () => {
    expect(saidAt(4.9, null, fields)).toBe('4 of 10–16 min');
    expect(dwellingAt(4.9, null, fields)).toMatchObject({
      name: 'Brenchley Gardens',
      isByHand: true,
      word: 'settling',
    });
  });

  it('never runs backwards when the clock was set back', () => {
    expect(dwellingAt(-3, null, fields)?.minutes).toBe(0);
  });

  it('stands before what the fixes say', () => {
    expect(saidAt(5, here(11, 13), fields)).toBe('5 of 10–16 min');
  });
});

describe('The time at a hotspot, told by fixes', () => {
  it('is what is sure, with what is possible behind it where that is a minute more', () => {
    expect(saidAt(13, here(11, 13))).toBe('11 of 10–16 min (11–13)');
    expect(saidAt(11.5, here(11.2, 11.5))).toBe('11 of 10–16 min');
  });

  it('grows in what is possible until the next fix, and not in what is sure', () => {
    expect(saidAt(16, here(11, 13))).toBe('11 of 10–16 min (11–16)');
    expect(saidAt(16, here(11, 13, { isGrowing: false }))).toBe('11 of 10–16 min (11–13)');
  });

  it('is none between hotspots, and none of another patrol', () => {
    expect(dwellingAt(5, { ...here(1, 1), here: null })).toBeNull();
    expect(dwellingAt(5, { ...here(1, 1), patrol: 'another' })).toBeNull();
  });

  it('says quietly when it is enough, and plainly when it is time to move on', () => {
    const cueAt = (confirmed: number, possible: number) => {
      const dwelling = dwellingAt(possible, here(confirmed, possible));
      return dwelling && cueWords(dwelling);
    };
    expect(cueAt(14, 14)).toBe('');
    expect(cueAt(15, 15)).toBe('Long enough. Move on when it suits.');
    expect(cueAt(16, 20)).toBe('Long enough. Move on when it suits.');
    expect(cueAt(9, 22)).toBe('Perhaps long enough by now.');
    expect(cueAt(21, 21)).toBe('Time to move on');
  });
});
