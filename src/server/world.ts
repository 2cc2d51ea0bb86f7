/** What the server is given from outside, so that a test can give its own. */
import type { Instant } from '../domain/time.ts';

export type World = {
  readonly now: () => Instant;
  /** A random UUID, lower case. */
  readonly newId: () => string;
  /** Unpredictable bytes, fit for a key. */
  readonly randomBytes: (count: number) => Uint8Array;
};
