/**
 * Time in the hotspots of a patrol: fixes in, visits out, each with what is sure and what is possible.
 * `stepDwell` is for a phone on patrol, a fix at a time, its state plain data that can be stored;
 * `dwellOf` for a whole track. Both give the same. Times are in milliseconds.
 */
import type { Instant } from '../domain/time.ts';
import { dwellLimits, speedsOf } from './dwell-limits.ts';
import { type DwellPlace, nearestAround, sightingOf } from './dwell-place.ts';
import { confirmedMsOf, type DwellVisit } from './dwell-visit.ts';
import { visitsOneAtATime } from './one-at-a-time.ts';
import { type Gate, openGate, passFix, type Spot } from './plausible.ts';
import { isMark, type Mark, type Seen } from './seen.ts';
import { endWatch, newWatch, type Watch, watchOn } from './watch.ts';

export type DwellState = {
  /** The way of going, by its id. */
  readonly mode: string;
  readonly gate: Gate;
  readonly isPaused: boolean;
  /** When the last fix that counts was, or the patrol began. */
  readonly lastT: number | undefined;
  /** The hotspot of which the middle was nearest, of all that the last fix was in. */
  readonly nearest: string | undefined;
  readonly watches: readonly Watch[];
};

export const newDwell = (mode: string): DwellState => ({
  mode,
  gate: openGate,
  isPaused: false,
  lastT: undefined,
  nearest: undefined,
  watches: [],
});

export const dwellOf = (
  seen: readonly Seen[],
  places: readonly DwellPlace[],
  mode: string,
): DwellState => seen.reduce((state, it) => stepDwell(state, it, places), newDwell(mode));

export function stepDwell(
  state: DwellState,
  seen: Seen,
  places: readonly DwellPlace[],
): DwellState {
  if (isMark(seen)) return stepMark(state, seen);
  if (state.isPaused) return state;
  const { gate, spots } = passFix(state.gate, seen, speedsOf(state.mode));
  return spots.reduce((now, spot) => stepSpot(now, spot, places), { ...state, gate });
}

/** Visits as far as they are known at `now`, in order, no two at once; the last may still run. */
export const visitsOf = (state: DwellState, now: Instant): readonly DwellVisit[] =>
  staysOf(state, now).filter((visit) => confirmedMsOf(visit) >= dwellLimits.visitMsMin);

/** Where the officer is now, though it may not be a visit yet. */
export const hereOf = (state: DwellState, now: Instant): DwellVisit | undefined =>
  staysOf(state, now).find(({ left }) => left === undefined);

function staysOf(state: DwellState, now: Instant): readonly DwellVisit[] {
  const t = Math.max(now + state.gate.aheadMs, state.lastT ?? 0);
  const { watches, mode } = isLongSilence(state, t) ? ended(state, state.lastT ?? t) : state;
  return visitsOneAtATime(watches, { t, travel: speedsOf(mode).travel });
}

/** The clock may have been set while nobody looked: what comes after a mark begins with it. */
function stepMark(state: DwellState, { at, mark }: Mark): DwellState {
  if (mark === 'sleep') return state;
  const t = Math.max(at + state.gate.aheadMs, state.lastT ?? 0);
  const gate = { ...openGate, aheadMs: t - at };
  return { ...begunAgain(state, t), gate, isPaused: mark === 'break' };
}

function stepSpot(before: DwellState, spot: Spot, places: readonly DwellPlace[]): DwellState {
  const { t } = spot;
  // A fix from before the mark, given again after it.
  if (t < (before.lastT ?? t)) return before;
  const state = isLongSilence(before, t) ? begunAgain(before, t) : before;
  const { lastT = t, watches } = state;
  const { travel } = speedsOf(state.mode);
  const nearest = nearestAround(spot.position, places);
  const seen = places.map((place) => {
    const watch = watches.find((it) => it.hotspot === place.hotspot);
    const isNearest = nearest === place.hotspot && state.nearest === nearest;
    const moment = { before: lastT, isNearest, travel };
    return watchOn(watch ?? newWatch(place.hotspot, lastT), sightingOf(spot, place), moment);
  });
  const others = watches.filter((it) => seen.every(({ hotspot }) => hotspot !== it.hotspot));
  return { ...state, lastT: t, nearest, watches: [...seen, ...others] };
}

/** Ends what was, after a long silence with the last fix before it, and begins anew at `t`. */
function begunAgain(state: DwellState, t: number): DwellState {
  const { watches } = ended(state, isLongSilence(state, t) ? (state.lastT ?? t) : t);
  const begun = watches.map((watch) => ({ ...watch, since: t }));
  return { ...state, lastT: t, nearest: undefined, watches: begun };
}

const isLongSilence = ({ lastT }: DwellState, t: number): boolean =>
  lastT !== undefined && t - lastT > dwellLimits.silenceMsMax;

const ended = (state: DwellState, until: number): DwellState => ({
  ...state,
  watches: state.watches.map((watch) => endWatch(watch, until, speedsOf(state.mode).travel)),
});
