/** How long to stay, in one word. Ten to sixteen minutes on foot keep a place quiet longest (Koper 1995). */
import type { Hotspot } from './reference.ts';

export type DwellWord = 'settling' | 'enough' | 'move-on';

/** Past this the curve falls again, and the officer is owed elsewhere: a longer target has its length. */
export const moveOnAfter = ({ minutesMax }: Hotspot['target'], lateMinutes: number): number =>
  Math.max(lateMinutes, minutesMax);

/** `lateMinutes`: the partnership's; studies stop at 15 to 20 minutes. */
export function dwellWordOf(
  minutes: number,
  target: Hotspot['target'],
  lateMinutes: number,
): DwellWord {
  if (minutes < target.minutesMin) return 'settling';
  return minutes > moveOnAfter(target, lateMinutes) ? 'move-on' : 'enough';
}

/** Walking pace in metres a minute, for *4 min walk*: 4.8 km/h. */
const walkMetresPerMinute = 80;

export const walkMinutesOf = (distanceMetres: number): number =>
  Math.ceil(distanceMetres / walkMetresPerMinute);
