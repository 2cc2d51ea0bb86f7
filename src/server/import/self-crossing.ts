/** Where a ring crosses itself, which would make inside and outside mean nothing. */
import type { Position, Ring } from '../../domain/ground.ts';

type Segment = {
  readonly a: Position;
  readonly b: Position;
  readonly west: number;
  readonly east: number;
};

/**
 * The first place where two sides properly cross, or `null`. Touching at a corner is no crossing.
 * Sides are swept from west to east, so that only those that share a longitude are compared: a coast
 * of 20,000 points takes a tenth of a second instead of minutes.
 */
export function selfCrossingOf(ring: Ring): Position | null {
  const segments = segmentsOf(ring);
  for (const [i, one] of segments.entries()) {
    for (let j = i + 1; j < segments.length; j++) {
      const other = segments[j] as Segment;
      if (other.west > one.east) break;
      if (doCross(one, other)) return one.a;
    }
  }
  return null;
}

const segmentsOf = (ring: Ring): readonly Segment[] =>
  ring
    .slice(1)
    .map((b, i) => {
      const a = ring[i] as Position;
      return { a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
    })
    .sort((one, other) => one.west - other.west);

const doCross = (one: Segment, other: Segment): boolean =>
  sideOf(one, other.a) * sideOf(one, other.b) < 0 &&
  sideOf(other, one.a) * sideOf(other, one.b) < 0;

/** Positive to the left of the line from `a` to `b`, negative to its right. */
const sideOf = ({ a, b }: Segment, p: Position): number =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
