/** What lies near what, by squares of the ground: thousands of points without looking at every pair. */
import { distanceMetres, type Position } from '../domain/ground.ts';

export type Near<T> = { readonly item: T; readonly metres: number };

type Sited = { readonly at: Position };

/** A degree of latitude is no shorter than this anywhere: a square is never narrower than the reach. */
const metresPerDegree = 110_500;

/** For an item: the others within reach, the nearest first. */
export function neighboursOf<T extends Sited>(
  items: readonly T[],
  withinMetres: number,
): (item: T) => readonly Near<T>[] {
  const squareOf = squaresOf(items[0]?.at[1] ?? 0, withinMetres);
  const squares = new Map<string, T[]>();
  for (const item of items) {
    const key = squareOf(item.at).join();
    const square = squares.get(key);
    if (square) square.push(item);
    else squares.set(key, [item]);
  }
  return (item) => {
    const [column, row] = squareOf(item.at);
    return around
      .flatMap(([x, y]) => squares.get([column + x, row + y].join()) ?? [])
      .filter((other) => other !== item)
      .map((other) => ({ item: other, metres: distanceMetres(item.at, other.at) }))
      .filter(({ metres }) => metres <= withinMetres)
      .sort((a, b) => a.metres - b.metres);
  };
}

const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));

/** Meridians close up towards the poles: across one county the latitude of one item will do, with a margin. */
function squaresOf(lat: number, withinMetres: number): (at: Position) => readonly [number, number] {
  const high = withinMetres / metresPerDegree;
  const wide = (high / Math.cos((lat * Math.PI) / 180)) * 1.05;
  return ([lon, y]) => [Math.floor(lon / wide), Math.floor(y / high)];
}
