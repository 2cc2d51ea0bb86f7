/** How often the walking phone asks: at a fixed rate, or as the app's own policy says. */
import { dwellPlacesOf, nearestEdgeOf } from '../../../src/analysis/dwell-place.ts';
import { type FixRate, firstRate, nextRate } from '../../../src/analysis/fix-rate.ts';
import type { Fix } from '../../../src/analysis/seen.ts';
import { hotspotOn } from './flat.ts';
import type { Places, Rate } from './walk.ts';

export const every =
  (seconds: number): Rate =>
  () =>
    seconds * 1000;

export function adaptive(
  places: Places,
  isSparing: boolean,
  told: (rate: FixRate) => void = () => undefined,
): Rate {
  const around = dwellPlacesOf(Object.entries(places).map(([id, at]) => hotspotOn(id, at)));
  let rate = firstRate;
  let last: Fix | undefined;
  return (fix) => {
    if (fix && fix !== last) {
      const edgeMetres = nearestEdgeOf([fix.lon, fix.lat], around);
      rate = nextRate(rate, fix, { edgeMetres, speed: null, isSparing });
    }
    last = fix;
    told(rate);
    return rate.intervalMs;
  };
}
