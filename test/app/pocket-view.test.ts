import { describe, expect, it } from 'vitest';
import { pocketViewOf } from '../../src/app/features/pocket/pocket-view.ts';
import type { NextPlace } from '../../src/app/next-places.ts';
import type { TrackState } from '../../src/device/track-state.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { hotspotNamed, reference } from '../support/seed-files.ts';

const begin = Date.UTC(2026, 10, 22, 1);
const now = begin + 60 * minuteMs;
const fields: Patrol = {
  from: begin,
  mode: 'foot',
  crew: [],
  zones: [],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
};
const following: TrackState = {
  patrol: 'p',
  phase: 'following',
  fault: null,
  fix: { lon: 0.52, lat: 51.27, accuracyMetres: 8, source: 'fix', at: now },
  here: null,
};
const square: NextPlace = {
  hotspot: hotspotNamed('jubilee-square'),
  isOwed: true,
  isHere: false,
  metres: 318,
  walkMinutes: 4,
  why: 'Two hours owed this week',
};
const viewOf = (
  track: Partial<TrackState>,
  next: NextPlace | undefined = square,
  patrol = fields,
) =>
  pocketViewOf({
    state: { track: { ...following, ...track }, reference },
    patrol: { id: 'p', fields: patrol },
    next,
    now,
  });
const here = (confirmed: number, possible: number) => ({
  hotspot: 'brenchley-gardens',
  arrived: now - possible * minuteMs,
  confirmedMs: confirmed * minuteMs,
  possibleMs: possible * minuteMs,
  at: now,
  isGrowing: true,
});

describe('Pocket mode shows', () => {
  it('the minutes here that are sure, what is possible, where, and where next', () => {
    expect(viewOf({ here: here(11, 13) })).toMatchObject({
      big: '11',
      unit: 'minutes here (11–13)',
      place: 'Brenchley Gardens',
      cue: '',
      next: { name: 'Jubilee Square', how: '4 min walk' },
      trouble: '',
    });
  });

  it('when it is long enough, and in amber when it is time to move on', () => {
    expect(viewOf({ here: here(15, 15) })).toMatchObject({ isAmber: false });
    expect(viewOf({ here: here(15, 15) }).cue).toBe('Long enough. Move on when it suits.');
    expect(viewOf({ here: here(21, 21) })).toMatchObject({ cue: 'Time to move on', isAmber: true });
  });

  it('between hotspots how far it is to the next, as sure as a position is', () => {
    expect(viewOf({})).toMatchObject({ big: '320', unit: 'metres to', place: 'Jubilee Square' });
    const far = { ...square, metres: 1440, walkMinutes: 18 };
    expect(viewOf({}, far)).toMatchObject({
      big: '1.4',
      unit: 'kilometres to',
      cue: '18 min walk',
    });
  });

  it('with no position the next by name, why there is none, and when there was one last', () => {
    const lost = { ...square, metres: null, walkMinutes: null };
    const fix = { ...following.fix, at: now - 7 * minuteMs } as TrackState['fix'];
    expect(viewOf({ fault: 'unavailable', fix }, lost)).toMatchObject({
      big: '',
      place: 'Next: Jubilee Square',
      trouble: 'No position. It is tried again by itself. The last one was 7 minutes ago.',
    });
    expect(viewOf({ fault: 'refused', fix: null }, lost).trouble).toMatch(/^Beatbook may not use/);
  });

  it('that fixes have stopped coming though nothing says why', () => {
    const fix = { ...following.fix, at: now - 4 * minuteMs } as TrackState['fix'];
    expect(viewOf({ here: here(8, 12), fix }).trouble).toContain('The last one was 4 minutes ago.');
  });

  it('that the officer’s position is paused, or the patrol', () => {
    expect(viewOf({ phase: 'paused' }).trouble).toContain('Your position is paused');
    const paused = { ...fields, pauses: [{ from: now - 12 * minuteMs }] };
    expect(viewOf({}, square, paused)).toMatchObject({ big: '0:12', place: 'Patrol paused' });
  });

  it('that no patrol is running', () => {
    const state = { track: null, reference };
    expect(pocketViewOf({ state, patrol: undefined, next: undefined, now })).toMatchObject({
      big: '',
      place: 'No patrol is running',
    });
  });
});
