import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSlowPress,
  newGuard,
  stepGuard,
  type Touch,
  waitsUntil,
} from '../../src/app/features/pocket/tap-guard.ts';

type Tap = {
  readonly at: number;
  readonly heldMs?: number;
  readonly x?: number;
  readonly y?: number;
  readonly slip?: number;
};

const tap = ({ at, heldMs = 200, x = 0.5, y = 0.5, slip = 0 }: Tap, id = 1): Touch[] => [
  { what: 'down', id, at, x, y },
  { what: 'up', id, at: at + heldMs, x: x + slip, y },
];
/** Whether this is what opens it. */
const opens = (touches: readonly Touch[]): boolean => {
  let guard = newGuard;
  return touches.some((touch) => {
    const stepped = stepGuard(guard, touch);
    guard = stepped.guard;
    return stepped.isOpened;
  });
};
const twice = (first: Partial<Tap>, second: Partial<Tap>) =>
  opens([...tap({ at: 1000, ...first }), ...tap({ at: 2000, ...second })]);

describe('A phone in a pocket is opened', () => {
  it('by two slow taps in one place', () => {
    expect(twice({}, {})).toBe(true);
    expect(twice({ x: 0.4, y: 0.6 }, { x: 0.6, y: 0.5 })).toBe(true);
  });

  it('by two slow taps in opposite corners, and not in neighbouring ones', () => {
    expect(twice({ x: 0.1, y: 0.1 }, { x: 0.9, y: 0.9 })).toBe(true);
    expect(twice({ x: 0.9, y: 0.1 }, { x: 0.1, y: 0.9 })).toBe(true);
    expect(twice({ x: 0.1, y: 0.1 }, { x: 0.9, y: 0.1 })).toBe(false);
    expect(twice({ x: 0.5, y: 0.1 }, { x: 0.9, y: 0.9 })).toBe(false);
  });

  it('at any pace that is slow: 0.15 to 1.5 s each, 0.4 to 2.5 s apart', () => {
    for (const heldMs of [150, 1500]) expect(twice({ heldMs }, { at: 3000 })).toBe(true);
    expect(twice({}, { at: 1200 + 400 })).toBe(true);
    expect(twice({}, { at: 1200 + 2500 })).toBe(true);
  });

  it('by a mouse, however short its clicks', () => {
    const clicks = [...tap({ at: 1000, heldMs: 5 }), ...tap({ at: 1600, heldMs: 5 })];
    expect(opens(clicks)).toBe(false);
    expect(opens(clicks.map((touch) => ({ ...touch, isMouse: true })))).toBe(true);
  });

  it('by keys pressed twice, slowly', () => {
    expect([100, 399, 400, 5000, 5001].map((ms) => isSlowPress(0, ms))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('A phone in a pocket stays shut', () => {
  it.each<[string, Partial<Tap>, Partial<Tap>]>([
    ['short taps, as drops are', { heldMs: 100 }, { heldMs: 100 }],
    ['one short tap and a slow one', {}, { heldMs: 149 }],
    ['long presses, as of cloth', { heldMs: 1501 }, { at: 3500 }],
    ['a quick double tap', {}, { at: 1200 + 399 }],
    ['taps that have nothing to do with each other', {}, { at: 1200 + 2501 }],
    ['a hand that brushes past', { slip: 0.2 }, { slip: 0.2 }],
  ])('at %s', (_, first, second) => {
    expect(twice(first, second)).toBe(false);
  });

  it('at more than one finger at a time, until all are gone', () => {
    const two = [
      { what: 'down', id: 1, at: 1000, x: 0.5, y: 0.5 },
      { what: 'down', id: 2, at: 1100, x: 0.5, y: 0.5 },
      { what: 'up', id: 1, at: 1200, x: 0.5, y: 0.5 },
    ] as const;
    expect(opens([...two, ...tap({ at: 1700 }, 3), ...tap({ at: 2500 }, 4)])).toBe(false);
    const gone = [...two, { what: 'up', id: 2, at: 1300, x: 0.5, y: 0.5 } as const];
    expect(opens([...gone, ...tap({ at: 1800 }, 3)])).toBe(false);
    expect(opens([...gone, ...tap({ at: 1800 }, 3), ...tap({ at: 2600 }, 4)])).toBe(true);
  });

  it('at a drop between two slow taps', () => {
    expect(
      opens([...tap({ at: 1000 }), ...tap({ at: 1700, heldMs: 20 }), ...tap({ at: 2300 })]),
    ).toBe(false);
  });

  it('at rain, however long: bursts of drops, short each, here and there', () => {
    const drop = fc.record({
      afterMs: fc.integer({ min: 5, max: 900 }),
      heldMs: fc.integer({ min: 5, max: 149 }),
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(drop, { minLength: 2, maxLength: 200 }), (drops) => {
        let at = 0;
        const touches = drops.flatMap(({ afterMs, ...one }, id) => {
          at += afterMs;
          return tap({ at, ...one }, id);
        });
        expect(opens(touches.toSorted((a, b) => a.at - b.at))).toBe(false);
      }),
    );
  });

  it('at wet cloth: slow presses in bursts, or in two places at once', () => {
    const press = fc.record({
      afterMs: fc.integer({ min: 5, max: 399 }),
      heldMs: fc.integer({ min: 150, max: 1500 }),
    });
    fc.assert(
      fc.property(fc.array(press, { minLength: 2, maxLength: 100 }), (presses) => {
        let at = 0;
        const touches = presses.flatMap(({ afterMs, heldMs }, id) => {
          at += afterMs;
          const made = tap({ at, heldMs }, id);
          at += heldMs;
          return made;
        });
        expect(opens(touches)).toBe(false);
      }),
    );
  });
});

it('Half open, it says until when the second tap counts', () => {
  const [down, up] = tap({ at: 1000 }) as [Touch, Touch];
  const half = stepGuard(stepGuard(newGuard, down).guard, up).guard;
  expect([waitsUntil(newGuard), waitsUntil(half)]).toEqual([null, 1200 + 2500]);
});
