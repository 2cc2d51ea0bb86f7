import { describe, expect, it } from 'vitest';
import {
  lengthMetresOf,
  positionsOf,
  stretchesOf,
  trimEnds,
} from '../../src/analysis/track-shape.ts';
import { boundsOf } from '../../src/domain/ground.ts';
import { newRandom } from '../simulation/random.ts';
import { began, fix, leg, mark } from './north-walk.ts';
import { stand, startAt } from './walks/path.ts';
import { usualPhone } from './walks/phone.ts';
import { every } from './walks/rates.ts';
import { newWalk } from './walks/walk.ts';

const lengthOf = (seen: Parameters<typeof stretchesOf>[0]) =>
  lengthMetresOf(stretchesOf(seen, 'foot'));

describe('A track', () => {
  it('can be cut at both ends, and holds nothing of what was cut off', () => {
    const seen = [mark(0, 'begin'), ...leg(10, 100, 0, 100), mark(110, 'break')];
    const cut = trimEnds(seen, began + 30_000, began + 60_000);
    expect(cut.map(({ at }) => (at - began) / 1000)).toEqual([30, 40, 50, 60]);
    expect(trimEnds(seen, began + 1, began)).toEqual([]);
  });

  it('is one stretch until a pause or a silence, and no line is drawn over either', () => {
    const seen = [
      ...leg(0, 100, 0, 100),
      mark(110, 'break'),
      mark(120, 'begin'),
      ...leg(130, 200, 100, 170),
      ...leg(900, 1000, 170, 270),
    ];
    expect(stretchesOf(seen, 'foot').map(({ length }) => length)).toEqual([11, 8, 11]);
  });

  it('leaves out jumps and bad fixes', () => {
    const seen = [
      ...leg(0, 100, 0, 100),
      fix(105, 500, 2),
      fix(107, 0, 900),
      ...leg(110, 150, 110, 150),
    ];
    const [stretch, ...others] = stretchesOf(seen, 'foot');
    expect([stretch?.length, others]).toEqual([16, []]);
    const { north, south } = boundsOf([[positionsOf(stretch ?? [])]]);
    expect((north - south) * 111_195).toBeCloseTo(150, 0);
  });
});

describe('How far it was', () => {
  it('is what was walked, short by less than one move that counts', () => {
    const metres = lengthOf(leg(0, 1000, 0, 1300));
    expect(metres).toBeLessThanOrEqual(1300.5);
    expect(metres).toBeGreaterThan(1300 - 48);
  });

  it('there and back is twice as far', () => {
    const metres = lengthOf([...leg(0, 500, 0, 650), ...leg(510, 1000, 637, 0)]);
    expect(metres).toBeGreaterThan(1300 - 3 * 48);
    expect(metres).toBeLessThanOrEqual(1300.5);
  });

  it('does not grow by much while one stands still for an hour, though a phone’s fixes dance', () => {
    const random = newRandom(7);
    const path = stand(startAt({ x: 0, y: 0 }), 60 * 60_000);
    const walk = newWalk({ places: {}, path, phone: usualPhone, rate: every(10) }, random);
    const seen = walk.seen.map((it) => it.seen);
    const dancing = stretchesOf(seen, 'foot').flatMap(positionsOf).length;
    expect(dancing).toBeGreaterThan(300);
    // Added up, its fixes are some 15 m apart: 5 km.
    expect(lengthOf(seen)).toBeLessThan(800);
  });

  it('over a pause is nobody’s', () => {
    const seen = [
      ...leg(0, 100, 0, 0),
      mark(110, 'break'),
      mark(900, 'begin'),
      ...leg(910, 1000, 900, 900),
    ];
    expect(lengthOf(seen)).toBe(0);
    expect(lengthOf([])).toBe(0);
  });
});
