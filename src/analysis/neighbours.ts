/** What lies near what: the ground laid flat, and cut into squares, so that no point is measured against every other. */
import type { Position } from '../domain/ground.ts';

/** Metres east and north. */
export type Spot = { readonly x: number; readonly y: number };

const metresPerDegree = 111_195;

/** Flat round one latitude: across a county a length is wrong by less than half a per cent. */
export function flatAround(lat: number): (at: Position) => Spot {
  const perDegreeEast = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  return ([lon, north]) => ({ x: lon * perDegreeEast, y: north * metresPerDegree });
}

export const isWithin = (metres: number, a: Spot, b: Spot): boolean =>
  squaredBetween(a, b) <= metres * metres;

/** For an item: the others within reach, the nearest first. */
export function neighboursOf<T extends Spot>(
  items: readonly T[],
  metres: number,
): (item: T) => readonly T[] {
  const squares = new Map<number, T[]>();
  const squareOf = ({ x, y }: Spot) => [Math.floor(x / metres), Math.floor(y / metres)] as const;
  for (const item of items) {
    const key = keyOf(...squareOf(item));
    const square = squares.get(key);
    if (square) square.push(item);
    else squares.set(key, [item]);
  }
  return (item) => {
    const [column, row] = squareOf(item);
    return around
      .flatMap(([x, y]) => squares.get(keyOf(column + x, row + y)) ?? [])
      .filter((other) => other !== item && isWithin(metres, item, other))
      .map((other) => ({ other, squared: squaredBetween(item, other) }))
      .sort((a, b) => a.squared - b.squared)
      .map(({ other }) => other);
  };
}

const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));

/** Two squares under one key would only be looked through in vain. */
const keyOf = (column: number, row: number): number => column * 2 ** 22 + row;

const squaredBetween = (a: Spot, b: Spot): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
