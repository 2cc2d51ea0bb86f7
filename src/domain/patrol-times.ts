/** What cannot be true about a patrol's times, for a form to say in plain words; and its lengths. */
import type { Patrol, Visit } from './patrol.ts';
import { type Instant, minuteMs } from './time.ts';

export type TimesFault = {
  readonly code:
    | 'ends-before-it-begins'
    | 'ends-later-than-now'
    | 'left-before-arriving'
    | 'before-the-patrol'
    | 'after-the-patrol'
    | 'overlaps';
  /** Absent where it is the patrol itself. */
  readonly visit?: string;
};

type Times = Pick<Patrol, 'from' | 'to' | 'visits'>;

/**
 * Faults in reading order, one a visit: the first that stands says enough. Minutes are compared,
 * not seconds: a form shows minutes, and a visit that began in the patrol's first minute is in it.
 */
export function timesFaultsOf({ from, to, visits }: Times, now: Instant): readonly TimesFault[] {
  const end = to ?? now;
  const faults: TimesFault[] = [];
  if (minuteOf(end) < minuteOf(from)) faults.push({ code: 'ends-before-it-begins' });
  else if (end > now) faults.push({ code: 'ends-later-than-now' });
  const sorted = [...visits].sort((a, b) => a.arrived - b.arrived);
  sorted.forEach((visit, place) => {
    const code = faultOfVisit(visit, sorted[place - 1], { from, end });
    if (code) faults.push({ code, visit: visit.id });
  });
  return faults;
}

function faultOfVisit(
  visit: Visit,
  before: Visit | undefined,
  { from, end }: { readonly from: Instant; readonly end: Instant },
): TimesFault['code'] | undefined {
  const left = visit.left ?? end;
  if (minuteOf(left) < minuteOf(visit.arrived)) return 'left-before-arriving';
  if (minuteOf(visit.arrived) < minuteOf(from)) return 'before-the-patrol';
  if (minuteOf(left) > minuteOf(end)) return 'after-the-patrol';
  if (before && minuteOf(before.left ?? end) > minuteOf(visit.arrived)) return 'overlaps';
  return undefined;
}

/** Whole minutes at a place; an open visit runs until `now`. */
export const visitMinutesOf = ({ arrived, left }: Visit, now: Instant): number =>
  Math.max(0, Math.floor(((left ?? now) - arrived) / minuteMs));

/** From begin to end, breaks included, in milliseconds. */
export const lengthMsOf = ({ from, to }: Pick<Patrol, 'from' | 'to'>, now: Instant): number =>
  Math.max(0, (to ?? now) - from);

export const pausedMsOf = ({ pauses }: Pick<Patrol, 'pauses'>, now: Instant): number =>
  pauses.reduce((total, pause) => total + Math.max(0, (pause.to ?? now) - pause.from), 0);

const minuteOf = (at: Instant): number => Math.floor(at / minuteMs);
