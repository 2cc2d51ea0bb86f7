/**
 * The turns of the event loop, held in the hand: what the imitation of IndexedDB puts off until the
 * next turn lies in a queue here, so that we know when nothing is left to do, and can stop between
 * any two. Nothing else in the process may wait for real time.
 */

type Run = (...given: unknown[]) => void;

const realTurn = globalThis.setImmediate;
const waiting: (() => void)[] = [];

/** Before anything is imported that may ask for a turn. */
export function takeOverTurns(): void {
  const later = (run: Run, ...given: unknown[]) => void waiting.push(() => run(...given));
  globalThis.setImmediate = later as unknown as typeof setImmediate;
  // Dexie puts signals to its live queries off by 0 ms, and forgets its cache after 3 s.
  const soon = (run: Run, delayMs = 0) => {
    if (delayMs === 0) later(run);
    else if (delayMs !== 3000) throw new Error(`Somebody waits ${delayMs} ms of real time.`);
  };
  globalThis.setTimeout = soon as unknown as typeof setTimeout;
}

/** A turn that is one of ours: what awaits it can be overtaken by the others. */
export const ownTurn = (): Promise<void> => new Promise((resolve) => void waiting.push(resolve));

/** Promises of Node's own streams take a turn or two that are not in our queue. */
const idleTurnsMax = 3;
const turnsMax = 400_000;

/** Until nothing is left to do without time going by. */
export async function rest(): Promise<void> {
  let idle = 0;
  for (let turns = 0; idle < idleTurnsMax; turns++) {
    if (turns > turnsMax) throw new Error('It never comes to rest.');
    idle = waiting.length > 0 ? 0 : idle + 1;
    await oneTurn();
  }
}

/** A few turns only: whatever is under way stays under way. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count && waiting.length > 0; turn++) await oneTurn();
}

/** `null` where it waits for time to go by. What is worked out beside the loop takes real time meanwhile. */
export async function whileItTurns<T>(work: Promise<T>): Promise<T | null> {
  const none = Symbol('none');
  let done: T | typeof none = none;
  void work.then((value) => {
    done = value;
  });
  for (let turns = 0; turns < turnsMax && done === none; turns++) await oneTurn();
  return done === none ? null : done;
}

/** What the run before left behind must not reach into the next one. */
export const forgetTurns = (): void => void waiting.splice(0);

function oneTurn(): Promise<void> {
  waiting.shift()?.();
  return new Promise((resolve) => void realTurn(resolve));
}
