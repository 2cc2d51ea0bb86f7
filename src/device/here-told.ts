/** Where the officer is, in the few numbers that a page shows. */
import { type DwellState, hereOf } from '../analysis/dwell.ts';
import { confirmedMsOf, possibleMsOf } from '../analysis/dwell-visit.ts';
import { type Instant, secondMs } from '../domain/time.ts';
import type { Here } from './track-state.ts';

export function hereTold(dwell: DwellState, at: Instant): Here | null {
  const here = hereOf(dwell, at);
  const later = hereOf(dwell, at + secondMs);
  if (!here) return null;
  const possibleMs = possibleMsOf(here);
  return {
    hotspot: here.hotspot,
    arrived: here.arrived,
    confirmedMs: confirmedMsOf(here),
    possibleMs,
    at,
    isGrowing: !!later && possibleMsOf(later) > possibleMs,
  };
}
