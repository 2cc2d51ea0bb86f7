/** For how long a patrol's whereabouts are known, and when they are not. */
import type { Instant } from '../domain/time.ts';
import { isMark, type Seen } from './seen.ts';
import { lengthOf, type Spans } from './spans.ts';
import { isSilence } from './stay.ts';

export type TrackTime = {
  /** Between fixes in a row. */
  readonly seenMs: number;
  /** Without any, neither in a break nor kept private. */
  readonly gaps: Spans;
};

/** Of what counts of a track (`countedOf`), up to `until`. */
export function trackTimeOf(counted: readonly Seen[], until: Instant): TrackTime {
  const gaps: { from: number; to: number }[] = [];
  let seenMs = 0;
  let since: Instant | null = null;
  const step = (to: Instant) => {
    if (since === null || to <= since) return;
    if (isSilence(since, to)) gaps.push({ from: since, to });
    else seenMs += to - since;
  };
  for (const it of counted) {
    if (isMark(it) && it.mark === 'sleep') continue;
    step(it.at);
    since = isMark(it) && it.mark === 'break' ? null : it.at;
  }
  step(until);
  return { seenMs, gaps };
}

export const gapMsOf = ({ gaps }: TrackTime): number => lengthOf(gaps);
