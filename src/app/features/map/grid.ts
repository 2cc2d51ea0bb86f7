/** Which points lie under a finger: a grid of the view, so that a tap looks at a few points, not at all. */
import { type View, type WorldPoint, xIn, yIn } from './view.ts';

export type Grid = {
  /** Indexes of all points no further than `withinPixels`, nearest first. */
  readonly near: (x: number, y: number, withinPixels: number) => readonly number[];
};

const cellPixels = 32;

export function gridOf(points: readonly WorldPoint[], view: View): Grid {
  const cells = new Map<string, number[]>();
  points.forEach(([worldX, worldY], index) => {
    const key = keyOf(cellOf(xIn(view, worldX)), cellOf(yIn(view, worldY)));
    const cell = cells.get(key);
    if (cell) cell.push(index);
    else cells.set(key, [index]);
  });
  const distanceTo = (index: number, x: number, y: number): number => {
    const [worldX, worldY] = points[index] as WorldPoint;
    return Math.hypot(xIn(view, worldX) - x, yIn(view, worldY) - y);
  };
  return {
    near: (x, y, withinPixels) =>
      cellsAround(cells, x, y, withinPixels)
        .map((index) => ({ index, pixels: distanceTo(index, x, y) }))
        .filter(({ pixels }) => pixels <= withinPixels)
        .sort((a, b) => a.pixels - b.pixels)
        .map(({ index }) => index),
  };
}

function cellsAround(
  cells: ReadonlyMap<string, readonly number[]>,
  x: number,
  y: number,
  within: number,
): number[] {
  const found: number[] = [];
  for (let column = cellOf(x - within); column <= cellOf(x + within); column++) {
    for (let row = cellOf(y - within); row <= cellOf(y + within); row++) {
      found.push(...(cells.get(keyOf(column, row)) ?? []));
    }
  }
  return found;
}

const cellOf = (pixel: number): number => Math.floor(pixel / cellPixels);
const keyOf = (column: number, row: number): string => `${column},${row}`;
