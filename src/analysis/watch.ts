/**
 * One hotspot watched through a patrol. Enter on a fix that is surely inside; leave on two that are
 * beyond the edge, apart in time. What lies between is kept as what is sure and what is possible, so
 * that nobody has to believe one number.
 */
import { dwellLimits } from './dwell-limits.ts';
import type { Sighting } from './dwell-place.ts';
import {
  type Away,
  furtherAway,
  isSilence,
  newStay,
  type Stay,
  stayBack,
  stayOver,
  staySure,
} from './stay.ts';
import { clamp, earliestOf, latestOf, likelyMs } from './stay-ends.ts';

export type Watch = {
  readonly hotspot: string;
  /** Since when anything is known: the patrol's beginning, or the first fix. */
  readonly since: number;
  readonly open: Stay | undefined;
  readonly closed: readonly Stay[];
  readonly last: Sighting | undefined;
  readonly away: Away | undefined;
  readonly beyondSince: number | undefined;
  /** Time likely inside since the last fix surely in, or surely out while nobody has come in. */
  readonly likelyMs: number;
};

export type Moment = {
  /** When the fix before was, or the patrol began. */
  readonly before: number;
  readonly isNearest: boolean;
  /** Metres a second. */
  readonly travel: number;
};

const unseen = { last: undefined, away: undefined, beyondSince: undefined, likelyMs: 0 } as const;

export const newWatch = (hotspot: string, since: number): Watch => ({
  hotspot,
  since,
  open: undefined,
  closed: [],
  ...unseen,
});

export function watchOn(before: Watch, sighting: Sighting, moment: Moment): Watch {
  const likely = before.last ? likelyMs(before.last, sighting) : 0;
  const watch = { ...before, last: sighting, likelyMs: before.likelyMs + likely };
  if (!watch.open) return watchOutside(watch, sighting, moment);
  const span = { from: moment.before, to: sighting.t };
  return watchInside(watch, stayOver(watch.open, span, moment.isNearest), {
    sighting,
    travel: moment.travel,
  });
}

/** Ends what is open for good; `until` is when a pause began, or the last fix before a long silence. */
export function endWatch(watch: Watch, until: number, travel: number): Watch {
  const { open, away, closed, likelyMs: likely } = watch;
  const ended = { ...watch, ...unseen, open: undefined, closed: closed.map(endedForGood) };
  if (!open) return ended;
  const isThere = !away && !isSilence(open.lastIn.t, until);
  const latest = away ? latestOf(open.lastIn, away.first, travel) : until;
  const left = Math.min(latest, isThere ? until : open.lastIn.t + likely);
  return { ...ended, closed: [...ended.closed, { ...open, end: { left, latest, isFinal: true } }] };
}

const endedForGood = (stay: Stay): Stay =>
  stay.end ? { ...stay, end: { ...stay.end, isFinal: true } } : stay;

/** Until when they may have been there, as far as is known at `now`. */
export const possibleUntil = ({ open, away }: Watch, now: number, travel: number): number =>
  open && away ? latestOf(open.lastIn, away.first, travel) : now;

function watchOutside(watch: Watch, sighting: Sighting, { before, travel }: Moment): Watch {
  if (sighting.side === 'edge') return watch;
  if (sighting.side === 'out') {
    return { ...watch, away: furtherAway(watch.away, sighting), likelyMs: 0 };
  }
  const next = { ...watch, ...unseen, last: sighting };
  const left = watch.closed.at(-1);
  if (!left || !mayGoOn(left, sighting.t)) {
    return { ...next, open: newStay(arrivalOf(watch, sighting, travel), sighting, before) };
  }
  const back = { ...stayBack(left, watch.away), end: undefined, isInDoubt: true };
  return { ...next, open: staySure(back, sighting), closed: watch.closed.slice(0, -1) };
}

const mayGoOn = ({ end }: Stay, t: number): boolean =>
  !!end && !end.isFinal && t - end.left <= dwellLimits.backWithinMs;

function arrivalOf({ hotspot, since, away, likelyMs }: Watch, inside: Sighting, travel: number) {
  const earliest = away ? earliestOf(away.last, inside, travel) : since;
  // Who is in with the patrol's first fixes, and was never seen outside, was there when it began.
  const wasThere = !away && !isSilence(since, inside.t);
  const arrived = wasThere ? since : clamp(inside.t - likelyMs, earliest, inside.t);
  return { hotspot, earliest, arrived };
}

type Step = { readonly sighting: Sighting; readonly travel: number };

function watchInside(watch: Watch, open: Stay, { sighting, travel }: Step): Watch {
  if (sighting.side === 'in') {
    const sure = staySure(stayBack(open, watch.away), sighting);
    return { ...watch, ...unseen, last: sighting, open: sure };
  }
  if (sighting.edgeMetres <= 0) {
    const back = stayBack(open, watch.away);
    return { ...watch, away: undefined, beyondSince: undefined, open: back };
  }
  const beyondSince = sighting.isBeyond ? (watch.beyondSince ?? sighting.t) : undefined;
  if (sighting.side === 'edge') return { ...watch, beyondSince, open };
  const away = furtherAway(watch.away, sighting);
  const hasLeft =
    beyondSince !== undefined && sighting.t - beyondSince >= dwellLimits.exitConfirmMs;
  if (!hasLeft) return { ...watch, away, beyondSince, open: { ...open, isInDoubt: true } };
  const latest = latestOf(open.lastIn, away.first, travel);
  const left = clamp(open.lastIn.t + watch.likelyMs, open.lastIn.t, latest);
  const end = { left, latest, isFinal: false };
  // Nothing sure of it: one fix that lied is no stay to come back to.
  const closed = open.sure.length > 0 ? [...watch.closed, { ...open, end }] : watch.closed;
  return { ...watch, away, open: undefined, closed };
}
