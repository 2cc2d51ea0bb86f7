/** What a phone on patrol saw: where it was, and when the patrol began, paused or slept. */
import type { Instant } from '../domain/time.ts';

export type Fix = {
  readonly at: Instant;
  readonly lon: number;
  readonly lat: number;
  /** Radius in which the phone believes itself, 68 %; `null` where it does not say. */
  readonly accuracyMetres: number | null;
  /** Of a clock that is never set and runs while the phone is awake: tells how long a set-back took. */
  readonly elapsedMs?: number | undefined;
};

/**
 * `begin`: the patrol begins, or goes on after a pause. `break`: it pauses, or ends; nothing that is
 * seen until the next `begin` counts. `sleep`: the phone was put away; fixes may be missing from here.
 */
export type Mark = { readonly at: Instant; readonly mark: 'begin' | 'break' | 'sleep' };

export type Seen = Fix | Mark;

export const isMark = (seen: Seen): seen is Mark => 'mark' in seen;
