/** Every number that time in a hotspot is worked out with, and why it is that number. */
import { hourMs, minuteMs, secondMs } from '../domain/time.ts';

export const dwellLimits = {
  /** A fix less sure than this neither brings anybody in nor out: a hotspot is 60 to 150 m across. */
  accuracyMetresMax: 50,
  /**
   * Among houses no phone is surer than this, whatever it says: fixes 200 m out were seen to claim 1.7
   * m.
   */
  accuracyMetresMin: 15,
  /**
   * Left is beyond the edge by this or by `exitShare` of the depth, whichever is more, and by the fix's
   * own error.
   */
  exitMetres: 20,
  exitShare: 0.1,
  /**
   * What a phone claims is a radius for two fixes in three; twice that holds for nineteen in twenty.
   */
  outErrors: 2,
  shallowErrors: 3,
  /** Two fixes of one place differ by less than this times their errors together, nine times in ten. */
  movedErrors: 1.5,
  /** Two fixes out, at least this far apart: most jumps are over sooner. */
  exitConfirmMs: 20 * secondMs,
  /**
   * Two fixes inside, no further apart than this, are presence between them: the slowest rate, a fix a
   * minute while standing still, and half of it for a late one.
   */
  sureApartMs: 90 * secondMs,
  /** A visit with less than this sure is no visit: the way through a small square takes as long. */
  visitMsMin: minuteMs,
  /** In the middle of a stay at one hotspot, a stay at another that it overlaps counts from here on. */
  withinMsMin: 5 * minuteMs,
  /**
   * Back in this time is the same visit, the time away taken off: a word across the street is no second
   * visit.
   */
  backWithinMs: 3 * minuteMs,
  /**
   * Nothing is said of a longer silence. Two hours later it is another visit by any account (Koper
   * 1995).
   */
  silenceMsMax: 2 * hourMs,
  /**
   * A place that was reached faster than on patrol is believed once it has lasted this long: lies of 40
   * s were seen.
   */
  jumpConfirmMs: minuteMs,
  /** The same where all that speaks against it is one fix, the first after a silence. */
  wakeConfirmMs: 40 * secondMs,
  /** A clock that goes on for this long behind where it was has been set back; one old fix has not. */
  clockConfirmMs: 20 * secondMs,
} as const;

/** Metres a second. `travel` is as fast as one goes on patrol; above `gate` nobody does. */
export type Speeds = { readonly gate: number; readonly travel: number };

const onFoot: Speeds = { gate: 8, travel: 2 };

/** By the ids of the partnership's ways of going: a sprint, 50 km/h downhill, 160 km/h on a call. */
const speedsByMode: ReadonlyMap<string, Speeds> = new Map([
  ['foot', onFoot],
  ['cycle', { gate: 14, travel: 7 }],
  ['vehicle', { gate: 45, travel: 14 }],
]);

/** A way of going that is not on the list is taken for the slowest: nobody is given minutes for it. */
export const speedsOf = (mode: string): Speeds => speedsByMode.get(mode) ?? onFoot;
