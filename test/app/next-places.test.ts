import { describe, expect, it } from 'vitest';
import { type NextAsked, nextPlaces } from '../../src/app/next-places.ts';
import type { PhoneState } from '../../src/device/phone.ts';
import type { TrackState } from '../../src/device/track-state.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const begin = Date.UTC(2026, 10, 22, 1);
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
let patrols = 0;
/** Each its own patrol, so that none inherits another's order. */
function givenPatrol() {
  patrols += 1;
  const id = `patrol-${patrols}`;
  let now = begin;
  const ask = (change: Partial<NextAsked> & { readonly track?: Partial<TrackState> } = {}) => {
    const { track = null, ...rest } = change;
    const state = { records: new Map(), covered: null, track: track && { patrol: id, ...track } };
    return nextPlaces({
      world: { now: () => now },
      state: state as unknown as PhoneState,
      reference,
      patrol: { id, fields },
      fix: { lon: 0.5201, lat: 51.2776, accuracyMetres: 8, source: 'fix', at: now },
      ...rest,
    });
  };
  const pass = (minutes: number) => {
    now += minutes * minuteMs;
  };
  return { ask, pass };
}
const names = (places: ReturnType<typeof nextPlaces>) => places.map(({ hotspot }) => hotspot.id);

describe('Where to go next', () => {
  it('is every hotspot of the day, with how far it is from here and why', () => {
    const places = givenPatrol().ask();
    expect(places).toHaveLength(reference.hotspots.length);
    const station = places.find(({ hotspot }) => hotspot.id === 'maidstone-east-station');
    expect(station).toMatchObject({ metres: 0, walkMinutes: 0, isOwed: true });
    expect(station?.why).toMatch(/owed this week/);
    expect(station?.why).not.toMatch(/walk/);
  });

  it('is in an order that chance has a say in', () => {
    const orders = new Set(Array.from({ length: 12 }, () => names(givenPatrol().ask()).join()));
    expect(orders.size).toBeGreaterThan(6);
  });

  it('stays the next while one walks to it, though the way gets shorter', () => {
    const { ask, pass } = givenPatrol();
    const before = ask();
    pass(10);
    const nearer = ask({
      fix: {
        lon: 0.5222,
        lat: 51.2755,
        accuracyMetres: 8,
        source: 'fix',
        at: begin + 10 * minuteMs,
      },
    });
    expect(names(nearer)).toEqual(names(before));
    const metresTo = (places: typeof before) =>
      places.find(({ hotspot }) => hotspot.id === 'week-street')?.metres;
    expect(metresTo(nearer)).toBeLessThan(metresTo(before) ?? 0);
  });

  it('is drawn anew once a quarter of an hour is over, or somewhere was reached', () => {
    const drawn = Array.from({ length: 12 }, () => {
      const { ask, pass } = givenPatrol();
      const first = names(ask()).join();
      pass(14);
      expect(names(ask()).join()).toBe(first);
      pass(2);
      const later = names(ask()).join();
      const here = { hotspot: 'week-street' } as TrackState['here'];
      const there = ask({ track: { here } });
      expect(there.filter(({ isHere }) => isHere).map(({ hotspot }) => hotspot.id)).toEqual([
        'week-street',
      ]);
      return [later !== first, names(there).join() !== later];
    });
    expect(drawn.filter(([isLater]) => isLater).length).toBeGreaterThan(6);
    expect(drawn.filter(([, isThere]) => isThere).length).toBeGreaterThan(6);
  });

  it('is the same on a page that was loaded anew', () => {
    const ones = Array.from({ length: 6 }, givenPatrol);
    const before = ones.map(({ ask }) => names(ask()));
    // What was worked out for one patrol is forgotten with the next.
    expect(ones.map(({ ask }) => names(ask()))).toEqual(before);
  });

  it('says nothing of the way with no position, or one that is long past', () => {
    const { ask, pass } = givenPatrol();
    expect(ask({ fix: null }).every(({ metres }) => metres === null)).toBe(true);
    const fix = { lon: 0.52, lat: 51.27, accuracyMetres: 8, source: 'fix', at: begin } as const;
    pass(6);
    expect(ask({ fix }).every(({ walkMinutes }) => walkMinutes === null)).toBe(true);
  });
});
