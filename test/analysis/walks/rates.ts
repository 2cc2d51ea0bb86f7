/** How often the walking phone asks: at a fixed rate, or as the app's own policy says. */
import { dwellPlacesOf, nearestEdgeOf } from '../../../src/analysis/dwell-place.ts';
import { firstRate, nextRate, type RateMode } from '../../../src/analysis/fix-rate.ts';
import type { Fix } from '../../../src/analysis/seen.ts';
import { hotspotOn } from './flat.ts';
import type { Places, Rate } from './walk.ts';

export const every =
  (seconds: number): Rate =>
  () =>
    seconds * 1000;

export type Tally = { wakes: number; fixes: number; ms: number };
/**
 * What the phone was asked in each mode: how often it was woken, what it answered, and for how long.
 */
export type Tallies = Record<RateMode, Tally>;

const noTally = (): Tally => ({ wakes: 0, fixes: 0, ms: 0 });
export const newTallies = (): Tallies => ({
  near: noTally(),
  between: noTally(),
  still: noTally(),
});

export function adaptive(places: Places, isSparing: boolean, tallies = newTallies()): Rate {
  const around = dwellPlacesOf(Object.entries(places).map(([id, at]) => hotspotOn(id, at)));
  let rate = firstRate;
  let last: Fix | undefined;
  return (fix) => {
    const isNew = fix !== undefined && fix !== last;
    const tally = tallies[rate.mode];
    tally.wakes += 1;
    tally.fixes += isNew ? 1 : 0;
    tally.ms += rate.intervalMs;
    if (isNew) {
      const edgeMetres = nearestEdgeOf([fix.lon, fix.lat], around);
      rate = nextRate(rate, fix, { edgeMetres, speed: null, isSparing });
    }
    last = fix;
    return rate.intervalMs;
  };
}
