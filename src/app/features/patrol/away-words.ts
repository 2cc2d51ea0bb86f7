/** How far it is to walk, said as sure as the position is: tens of metres, whole minutes. */
import { walkMinutesOf } from '../../../domain/dwell.ts';

const hereMetres = 15;

/** `here`, `320 m · 4 min walk`, `1.4 km · 18 min walk`; nothing with no position. */
export function awayWords(metres: number | null): string {
  if (metres === null) return '';
  if (metres < hereMetres) return 'You are here';
  const far =
    metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;
  return `${far} · ${walkMinutesOf(metres)} min walk`;
}
