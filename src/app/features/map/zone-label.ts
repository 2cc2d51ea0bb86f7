/** Where a zone's name may stand: inside the zone, and in the part of it that is in sight. */
import { isInOutline, type Outline } from '../../../domain/ground.ts';
import { type Box, commonPart, positionOf, type WorldPoint } from './view.ts';

const steps = 9;

/**
 * Best first: nearest to the middle of what is in sight. `half`: half the name's width; both its ends have to be in
 * the zone as well, or the name would be read as the neighbour's.
 */
export function labelPointsOf(
  outlines: readonly Outline[],
  zoneBox: Box,
  { sight, half }: { readonly sight: Box; readonly half: number },
): readonly WorldPoint[] {
  const box = commonPart(zoneBox, sight);
  if (box.left >= box.right || box.top >= box.bottom) return [];
  const isInside = (point: WorldPoint) =>
    outlines.some((outline) => isInOutline(positionOf(point), outline));
  const inside = pointsIn(box).filter(
    ([x, y]) => isInside([x, y]) && isInside([x - half, y]) && isInside([x + half, y]),
  );
  const middle = meanOf(inside);
  return inside.sort((a, b) => distance(a, middle) - distance(b, middle));
}

function pointsIn({ left, top, right, bottom }: Box): WorldPoint[] {
  const share = Array.from({ length: steps }, (_, i) => (i + 0.5) / steps);
  return share.flatMap((down) =>
    share.map(
      (across): WorldPoint => [left + (right - left) * across, top + (bottom - top) * down],
    ),
  );
}

const meanOf = (points: readonly WorldPoint[]): WorldPoint => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

const distance = (a: WorldPoint, b: WorldPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
