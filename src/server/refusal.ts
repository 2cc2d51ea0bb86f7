/** A fault with what the one who asked may do about it. */
import type { Fault } from '../domain/result.ts';

export type Refusal = Fault & {
  /** Seconds after which a try may succeed. */
  readonly retryAfterSeconds?: number;
  /** With `seq-gap`: the number the server waits for. */
  readonly expectedSeq?: number;
};
