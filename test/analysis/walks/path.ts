/** Where an officer really was: straight legs and stops, known to the millisecond. */
import type { Random } from '../../simulation/random.ts';
import { type Ground, type Point, pointIn } from './flat.ts';

type Stop = Point & { readonly ms: number };
/** In order of time; straight in between. */
export type Path = readonly Stop[];

/** Metres a second: an easy patrol pace to a brisk one. */
export const paces = { slow: 0.9, usual: 1.35, brisk: 1.7 } as const;

export const startAt = (point: Point): Path => [{ ...point, ms: 0 }];

export function walkTo(path: Path, point: Point, pace: number = paces.usual): Path {
  const last = endOf(path);
  const metres = Math.hypot(point.x - last.x, point.y - last.y);
  return [...path, { ...point, ms: last.ms + (1000 * metres) / pace }];
}

export const stand = (path: Path, ms: number): Path => {
  const last = endOf(path);
  return [...path, { ...last, ms: last.ms + ms }];
};

/**
 * About a place for so long: from one point in it to another, with stops of up to a minute and a half.
 */
export function wander(path: Path, ground: Ground, ms: number, random: Random): Path {
  const until = endOf(path).ms + ms;
  let now = path;
  while (endOf(now).ms < until) {
    const to = pointIn(ground, 2 * random.next() - 1, 2 * random.next() - 1);
    now = stand(
      walkTo(now, to, random.pick([paces.slow, paces.usual])),
      random.between(5, 90) * 1000,
    );
  }
  return now;
}

export const endOf = (path: Path): Stop => path.at(-1) as Stop;

export function whereAt(path: Path, ms: number): Point {
  const next = path.findIndex((stop) => stop.ms >= ms);
  if (next < 0) return endOf(path);
  const [a, b] = [path[Math.max(0, next - 1)] as Stop, path[next] as Stop];
  const share = b.ms === a.ms ? 1 : Math.max(0, (ms - a.ms) / (b.ms - a.ms));
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}
