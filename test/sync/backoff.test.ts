import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs, secondMs } from '../../src/domain/time.ts';
import { nextTryAt } from '../../src/sync/backoff.ts';
import { newRandom } from '../simulation/random.ts';

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

  it('[S10] brings 500 phones back over minutes after two hours of trouble, at less than twice their usual rate', () => {
    const { last, after } = triesOf(500);
    const usual = 500 / minuteMs;
    expect(busiest(last) / windowMs).toBeLessThan(usual);
    expect(busiest(after) / windowMs).toBeLessThan(2 * usual);
    // All of them are back within the longest wait.
    expect(new Set(after.map(({ phone }) => phone)).size).toBe(500);
  });
});

type Try = { readonly phone: number; readonly at: number };

const windowMs = 10 * secondMs;
const wellAgainAt = 2 * hourMs;

/** As the loop of sync does it: a failure more at each try, and once it is well a look every minute. */
function triesOf(phones: number): { readonly last: Try[]; readonly after: Try[] } {
  const random = newRandom(20);
  const tries = Array.from({ length: phones }, (_, phone) => {
    const own: Try[] = [];
    let failures = 0;
    // They were at rest, each at its own moment of the minute.
    for (let at = Math.round(random.next() * minuteMs); at < wellAgainAt + 5 * minuteMs; ) {
      own.push({ phone, at });
      const isWell = at >= wellAgainAt;
      at = isWell ? at + minuteMs : nextTryAt(at, failures, random.next());
      failures += 1;
    }
    return own;
  }).flat();
  return {
    last: tries.filter(({ at }) => at >= hourMs && at < wellAgainAt),
    after: tries.filter(({ at }) => at >= wellAgainAt),
  };
}

/** The most that fall into ten seconds. */
function busiest(tries: readonly Try[]): number {
  const counts = new Map<number, number>();
  for (const { at } of tries) {
    const window = Math.floor(at / windowMs);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}
