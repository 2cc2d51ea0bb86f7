/**
 * Lets through the fixes that one walk can have made, on a time that never goes back. A fix that would
 * need more than a walk, or lies before the last one, is held: the next that goes on from the last one
 * throws it away, and only a run that goes on from it for a while makes it true. Neither by its claimed
 * accuracy can a jump be told nor by its speed: 200 m in half a minute is a sprint, or a lie of 1.7 m.
 */
import { distanceMetres, type Position } from '../domain/ground.ts';
import { secondMs } from '../domain/time.ts';
import { dwellLimits, type Speeds } from './dwell-limits.ts';
import type { Fix } from './seen.ts';

/** A fix that is good enough, without its place in time. */
type Good = Pick<Fix, 'at' | 'elapsedMs'> & {
  readonly position: Position;
  /** What it claims, and never less than a phone can know. */
  readonly errorMetres: number;
};

/** `t` is the phone's clock as it was when the patrol began, in milliseconds. */
export type Spot = Good & { readonly t: number };

/** Fixes that go on from one another; never none. */
type Run = readonly Good[];

export type Gate = {
  readonly last: Spot | undefined;
  /** The first after a silence, which fits whatever it says: none has gone on from it yet. */
  readonly isAlone: boolean;
  /** Several at once, for a jump in the midst of one must not throw it away. */
  readonly held: readonly Run[];
  /** From the phone's clock as it is now to `t`. */
  readonly aheadMs: number;
};

export const openGate: Gate = { last: undefined, isAlone: false, held: [], aheadMs: 0 };

/**
 * The spots that this fix lets through: mostly one, none for a bad one, several when a run is believed.
 */
export type Passed = { readonly gate: Gate; readonly spots: readonly Spot[] };

/** Older runs than these are forgotten. */
const runsMax = 4;

export function passFix(gate: Gate, fix: Fix, speeds: Speeds): Passed {
  const { last, held } = gate;
  const good = goodOf(fix);
  const isKnown = fix.at === last?.at || held.some((run) => endOf(run).at === fix.at);
  if (!good || isKnown) return { gate, spots: [] };
  if (!last) return passed(gate, [good]);
  const before = runBefore(held, good, speeds.gate);
  const isOfRun = !!before && speed(endOf(before), good) < speed(last, good);
  if (!isOfRun && follows(last, good, speeds.travel)) return passed(gate, [good]);
  const run = isOfRun ? [...before, good] : [good];
  if (isBelieved(run, gate)) return passed(resetClock(gate, run), run);
  const others = held.filter((it) => !isOfRun || it !== before);
  return { gate: { ...gate, held: [...others, run].slice(-runsMax) }, spots: [] };
}

const endOf = (run: Run): Good => run.at(-1) as Good;

/** Of the runs that a fix may go on from, the one from which it needs the least speed. */
function runBefore(held: readonly Run[], good: Good, speedMax: number): Run | undefined {
  return held
    .filter((run) => follows(endOf(run), good, speedMax))
    .sort((a, b) => speed(endOf(a), good) - speed(endOf(b), good))[0];
}

function goodOf({ lon, lat, accuracyMetres, at, elapsedMs }: Fix): Good | undefined {
  if (accuracyMetres === null || accuracyMetres > dwellLimits.accuracyMetresMax) return undefined;
  const errorMetres = Math.max(dwellLimits.accuracyMetresMin, accuracyMetres);
  return { at, elapsedMs, position: [lon, lat], errorMetres };
}

function passed(gate: Gate, run: Run): Passed {
  const spots = run.map((good) => ({ ...good, t: good.at + gate.aheadMs }));
  const [first, last] = [spots[0] as Spot, spots.at(-1) as Spot];
  const isAlone = run.length === 1 && isAfterSilence(gate.last, first);
  return { gate: { ...gate, last, isAlone, held: [] }, spots };
}

const isAfterSilence = (before: Spot | undefined, spot: Spot): boolean =>
  !!before && spot.t - before.t > dwellLimits.sureApartMs;

/** Later, and no further than one can have gone, each end as far off as it says it may be. */
function follows(a: Good, b: Good, speedMax: number): boolean {
  const metres = distanceMetres(a.position, b.position) - a.errorMetres - b.errorMetres;
  return b.at > a.at && metres <= (speedMax * (b.at - a.at)) / secondMs;
}

/**
 * Given time enough everything follows: of two that a fix may go on from, it is of the one that needs
 * less.
 */
const speed = (a: Good, b: Good): number =>
  b.at > a.at ? distanceMetres(a.position, b.position) / (b.at - a.at) : Number.POSITIVE_INFINITY;

/**
 * A clock that was set back is not somewhere else: it is believed sooner than a jump. So is what contradicts
 * the one fix that came out of a silence.
 */
function isBelieved(run: Run, { last, isAlone }: Gate): boolean {
  const [first, end] = [run[0] as Good, endOf(run)];
  const { clockConfirmMs, jumpConfirmMs, wakeConfirmMs } = dwellLimits;
  const lastedMs = end.at - first.at;
  if (last && first.at < last.at) return lastedMs >= clockConfirmMs;
  return lastedMs >= (isAlone ? wakeConfirmMs : jumpConfirmMs);
}

/**
 * Behind the last fix, the clock was set back: the run begins one step after it, as long as the phone's
 * other clock says, or else as the run's own first step.
 */
function resetClock(gate: Gate, run: Run): Gate {
  const [first, second, last] = [run[0] as Good, run[1] as Good, gate.last as Spot];
  if (first.at > last.at) return gate;
  const elapsed = (first.elapsedMs ?? Number.NaN) - (last.elapsedMs ?? Number.NaN);
  const stepMs = elapsed > 0 ? Math.round(elapsed) : second.at - first.at;
  return { ...gate, aheadMs: last.t + stepMs - first.at };
}
