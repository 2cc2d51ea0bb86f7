/** Virtual time: it goes by only when it is told to, and wakes whoever falls due. */
import type { Instant } from '../../src/domain/time.ts';
import { rest } from './turns.ts';

export type Time = {
  readonly now: () => Instant;
  /** Calls `wake` when the time has come; the answer cancels it. */
  readonly sleep: (delayMs: number, wake: () => void) => () => void;
  readonly delay: (delayMs: number) => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
};

type Sleeper = { readonly at: Instant; readonly wake: () => void };

export function newTime(startsAt: Instant): Time {
  let now = startsAt;
  const sleepers = new Set<Sleeper>();
  const sleep: Time['sleep'] = (delayMs, wake) => {
    const sleeper = { at: now + Math.max(0, Math.ceil(delayMs)), wake };
    sleepers.add(sleeper);
    return () => void sleepers.delete(sleeper);
  };
  const pass = async (ms: number): Promise<void> => {
    const end = now + ms;
    await rest();
    for (let next = firstOf(sleepers, end); next; next = firstOf(sleepers, end)) {
      sleepers.delete(next);
      now = Math.max(now, next.at);
      next.wake();
      await rest();
    }
    now = end;
  };
  return {
    now: () => now,
    sleep,
    delay: (delayMs) => new Promise((wake) => void sleep(delayMs, wake)),
    pass,
  };
}

/** Of two at one instant the one that lay down first. */
function firstOf(sleepers: ReadonlySet<Sleeper>, end: Instant): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const sleeper of sleepers) {
    if (sleeper.at <= end && (!first || sleeper.at < first.at)) first = sleeper;
  }
  return first;
}
