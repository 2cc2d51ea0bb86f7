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

export type Fix = Place & {
  readonly source: 'fix';
  readonly at: Instant;
  /** Metres a second, where the phone says. */
  readonly speed?: number | null;
};

export type PositionSource = {
  /** Tells of every fix, and of why there is none, until the answer is called. */
  readonly watch: (told: (fix: Result<Fix, PositionFault>) => void) => () => void;
  /** One fix, and then the phone may rest: whoever asks says how soon to ask again. */
  readonly ask: (asked: FixAsked) => Promise<Result<Fix, PositionFault>>;
};

export type FixAsked = {
  /** Satellites; without them a position is good to a street or a district, and costs little. */
  readonly isHighAccuracy: boolean;
  /** A fix as old as this will do. */
  readonly ageMsMax: number;
  /** After this long without one it is `unavailable`. */
  readonly patienceMs: number;
};

export type PositionFault = 'refused' | 'unavailable' | 'not-on-this-phone';
