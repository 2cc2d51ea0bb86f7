/** What a canvas shows: a rectangle of the world at one zoom. The world is the Mercator square, 0…1 each way. */
import type { Bounds, Outline, Position } from '../../../domain/ground.ts';

export type WorldPoint = readonly [x: number, y: number];

export type View = {
  /** Pixels from one side of the world to the other. */
  readonly scale: number;
  /** World pixels of the top left corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
};

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const tilePixels = 256;
const equatorMetres = 40075016.686;

/** Web Mercator, as every web map has it. */
export function worldOf([lon, lat]: Position): WorldPoint {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function positionOf([x, y]: WorldPoint): Position {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [(x - 0.5) * 360, lat];
}

export const scaleOf = (zoom: number): number => tilePixels * 2 ** zoom;

export const xIn = (view: View, x: number): number => x * view.scale - view.left;
export const yIn = (view: View, y: number): number => y * view.scale - view.top;

/** The world point under a pixel of the view. */
export const worldAt = (view: View, x: number, y: number): WorldPoint => [
  (x + view.left) / view.scale,
  (y + view.top) / view.scale,
];

/** How many pixels a length on the ground is, at this height of the map. */
export function pixelsOf(metres: number, [, y]: WorldPoint, view: View): number {
  const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * y)));
  return (metres / (equatorMetres * Math.cos(lat))) * view.scale;
}

/** The part of the world in a view, in world units. */
export const worldBoxOf = (view: View): Box => ({
  left: view.left / view.scale,
  top: view.top / view.scale,
  right: (view.left + view.width) / view.scale,
  bottom: (view.top + view.height) / view.scale,
});

export function worldBoxOfBounds({ west, south, east, north }: Bounds): Box {
  const [left, top] = worldOf([west, north]);
  const [right, bottom] = worldOf([east, south]);
  return { left, top, right, bottom };
}

export const meets = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const commonPart = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** An outline's rings, flat: x0, y0, x1, y1 … in world units, worked out once. */
export type FlatRing = Float64Array;

export const flatRingsOf = (outline: Outline): readonly FlatRing[] =>
  outline.flat().map((ring) => Float64Array.from(ring.flatMap((at) => worldOf(at))));
