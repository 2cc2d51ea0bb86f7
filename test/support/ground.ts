/** The ground that a test walks a phone over: where it is at each moment, as far as it is told. */
import type { Fix, FixAsked, PositionFault, PositionSource } from '../../src/device/world.ts';
import { fail, ok, type Result } from '../../src/domain/result.ts';
import type { Instant } from '../../src/domain/time.ts';

type Spot = Pick<Fix, 'lon' | 'lat'> & Partial<Pick<Fix, 'accuracyMetres' | 'speed'>>;

export type Ground = {
  /** Where the phone is at a time, or why it does not know. */
  whereAt: (at: Instant) => Spot | PositionFault;
  /** Everything that was asked for, and when. */
  readonly asked: (FixAsked & { readonly at: Instant })[];
};

/** Until a test says where, the phone is one that gives no position. */
export const newGround = (): Ground => ({ whereAt: () => 'not-on-this-phone', asked: [] });

export const positionOn = (ground: Ground, now: () => Instant): PositionSource => ({
  // Pages watch; a phone without pages only asks.
  watch: () => () => undefined,
  ask: async (asked) => {
    ground.asked.push({ ...asked, at: now() });
    return told(ground.whereAt(now()), now());
  },
});

function told(where: Spot | PositionFault, at: Instant): Result<Fix, PositionFault> {
  if (typeof where === 'string') return fail(where);
  return ok({ accuracyMetres: 8, speed: null, ...where, source: 'fix', at });
}
