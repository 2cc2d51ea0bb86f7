/**
 * A track as one looks at it: its ends taken off, the stretches that were walked, and how far that was.
 */
import { distanceMetres, type Position } from '../domain/ground.ts';
import type { Instant } from '../domain/time.ts';
import { dwellLimits, speedsOf } from './dwell-limits.ts';
import { type Gate, openGate, passFix, type Spot } from './plausible.ts';
import { isMark, type Seen } from './seen.ts';
import { isSilence } from './stay.ts';

/** What lies from `from` to `to`, both in: what is cut off is nobody's but the officer's, and gone. */
export const trimEnds = (seen: readonly Seen[], from: Instant, to: Instant): readonly Seen[] =>
  seen.filter(({ at }) => at >= from && at <= to);

export type Stretch = readonly Pick<Spot, 'position' | 'errorMetres'>[];

/**
 * Without jumps and bad fixes; a pause or a silence ends one stretch, and nobody knows what lies
 * between.
 */
export function stretchesOf(seen: readonly Seen[], mode: string): readonly Stretch[] {
  const stretches: Spot[][] = [];
  let gate: Gate = openGate;
  for (const it of seen) {
    if (isMark(it)) {
      gate = openGate;
      continue;
    }
    const { last } = gate;
    const passed = passFix(gate, it, speedsOf(mode));
    gate = passed.gate;
    if (!last || isSilence(last.t, passed.spots[0]?.t ?? last.t)) stretches.push([]);
    stretches.at(-1)?.push(...passed.spots);
  }
  return stretches.filter(({ length }) => length > 0);
}

export const positionsOf = (stretch: Stretch): readonly Position[] =>
  stretch.map(({ position }) => position);

/**
 * Metres walked. A resting phone's fixes jump about, and adding every jump makes distances longer than
 * they are (Ranacher and others 2015): a move counts once it is more than two fixes can be unsure.
 * Short by up to one such move a stretch, some 45 m.
 */
export const lengthMetresOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((total, stretch) => total + stretchMetresOf(stretch), 0);

function stretchMetresOf([first, ...rest]: Stretch): number {
  let [total, anchor] = [0, first];
  for (const spot of rest) {
    if (!anchor) break;
    const metres = distanceMetres(anchor.position, spot.position);
    if (metres <= dwellLimits.movedErrors * (anchor.errorMetres + spot.errorMetres)) continue;
    total += metres;
    anchor = spot;
  }
  return total;
}
