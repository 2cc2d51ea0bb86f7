/**
 * How soon to ask for the next fix: often where minutes are counted, seldom where nothing can change.
 */
import { distanceMetres, type Position } from '../domain/ground.ts';
import { minuteMs, secondMs } from '../domain/time.ts';
import { dwellLimits } from './dwell-limits.ts';
import type { Fix } from './seen.ts';

export type RateMode = 'near' | 'between' | 'still';

export type FixRate = {
  readonly mode: RateMode;
  readonly intervalMs: number;
  /** Whether the phone is to use its satellites; the alternative is good to a street or a district. */
  readonly isHighAccuracy: boolean;
  /** Where and since when the phone has not moved by more than its fixes are unsure. */
  readonly anchor: Anchor | undefined;
};

type Anchor = { readonly at: number; readonly position: Position; readonly errorMetres: number };

export type Around = {
  /** To the nearest edge of a hotspot, below 0 inside; `null` where there is none. */
  readonly edgeMetres: number | null;
  /** Metres a second as the phone says, where it does. */
  readonly speed: number | null;
  /** In a pocket with the screen dark, or with the battery low. */
  readonly isSparing: boolean;
};

/** Within 100 m of a hotspot a minute's walk may bring one in; the mode holds a little further out. */
const nearMetres = { begin: 100, end: 130 } as const;
const stillAfterMs = 2 * minuteMs;
/** Slower than anybody walks. */
const stillSpeedMax = 0.7;
const movedMetresMin = 25;
/** A brisk quarter of an hour from any edge: coarse is enough to notice coming nearer. */
const coarseMetres = 1500;

const intervals: Readonly<Record<RateMode, { readonly usual: number; readonly sparing: number }>> =
  {
    near: { usual: 5 * secondMs, sparing: 10 * secondMs },
    between: { usual: 15 * secondMs, sparing: 30 * secondMs },
    still: { usual: minuteMs, sparing: minuteMs },
  };

/** Until there is a fix: as near a hotspot, for it may be one. */
export const firstRate: FixRate = {
  mode: 'near',
  intervalMs: intervals.near.usual,
  isHighAccuracy: true,
  anchor: undefined,
};

/** A fix that is not good enough says nothing of where one is: all stays as it was. */
export function nextRate(before: FixRate, fix: Fix, around: Around): FixRate {
  const { accuracyMetres } = fix;
  if (accuracyMetres === null || accuracyMetres > dwellLimits.accuracyMetresMax) return before;
  const anchor = anchorAfter(before.anchor, { ...fix, accuracyMetres }, around.speed);
  const mode = modeAfter(before.mode, fix.at - anchor.at, { ...around, accuracyMetres });
  const { usual, sparing } = intervals[mode];
  const isFar = around.edgeMetres === null || around.edgeMetres > coarseMetres;
  return {
    mode,
    intervalMs: around.isSparing ? sparing : usual,
    isHighAccuracy: !(around.isSparing && isFar),
    anchor,
  };
}

type GoodFix = Fix & { readonly accuracyMetres: number };

function anchorAfter(anchor: Anchor | undefined, fix: GoodFix, speed: number | null): Anchor {
  const here: Anchor = {
    at: fix.at,
    position: [fix.lon, fix.lat],
    errorMetres: fix.accuracyMetres,
  };
  if (!anchor || fix.at < anchor.at || (speed ?? 0) >= stillSpeedMax) return here;
  const allowed = dwellLimits.movedErrors * (anchor.errorMetres + here.errorMetres);
  const metres = distanceMetres(anchor.position, here.position);
  return metres > Math.max(movedMetresMin, allowed) ? here : anchor;
}

type Signs = Around & { readonly accuracyMetres: number };

function modeAfter(before: RateMode, stillMs: number, signs: Signs): RateMode {
  const { edgeMetres, accuracyMetres } = signs;
  const isStill = before === 'still' ? stillMs > 0 : stillMs >= stillAfterMs;
  // Beside an edge each fix may fall on either side: only many of them tell.
  const isAtEdge = edgeMetres !== null && Math.abs(edgeMetres) <= accuracyMetres;
  if (isStill && !isAtEdge) return 'still';
  const nearMax = before === 'between' ? nearMetres.begin : nearMetres.end;
  return edgeMetres !== null && edgeMetres <= nearMax ? 'near' : 'between';
}
