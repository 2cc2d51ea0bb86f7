import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTryAt } from '../../src/sync/backoff.ts';

describe('Waiting before the next try', () => {
  it('[S10] stays between one second and five minutes, whatever happened before', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, chance) => {
          const waitMs = nextTryAt(0, failures, chance);
          expect(waitMs).toBeGreaterThanOrEqual(1000);
          expect(waitMs).toBeLessThanOrEqual(300_000);
        },
      ),
    );
  });

  it('[S10] never comes back sooner than the server asked', () => {
    expect(nextTryAt(1000, 0, 0, 120)).toBe(121_000);
  });

  it('[S10] spreads phones over the whole wait, so that they do not come back together', () => {
    const waits = [0.1, 0.5, 0.9].map((chance) => nextTryAt(0, 6, chance));
    expect(new Set(waits).size).toBe(3);
  });
});
