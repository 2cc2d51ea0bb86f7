/** What this phone is given from outside: clock, ids, chance, wire and position. */
import type { Place } from '../domain/incident.ts';
import type { Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';

export type World = {
  readonly now: () => Instant;
  /** A random UUID, lower case. */
  readonly newId: () => string;
  /** Uniform in 0…1. */
  readonly chance: () => number;
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Calls `wake` no sooner than after `delayMs`; the answer cancels it. */
  readonly wakeAfter: (delayMs: number, wake: () => void) => () => void;
  readonly position: PositionSource;
};

export type Fix = Place & { readonly source: 'fix'; readonly at: Instant };

export type PositionSource = {
  /** Tells of every fix, and of why there is none, until the answer is called. */
  readonly watch: (told: (fix: Result<Fix, PositionFault>) => void) => () => void;
};

export type PositionFault = 'refused' | 'unavailable' | 'not-on-this-phone';
