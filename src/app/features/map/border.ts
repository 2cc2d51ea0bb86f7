/** The outer border of a zone that is made of wards: the lines that two of its wards share are left out. */
import type { Outline, Position } from '../../../domain/ground.ts';
import { worldOf } from './view.ts';

/** Each edge as x0, y0, x1, y1 in world units, one after the other. */
export type FlatEdges = Float64Array;

/** A line that two wards share is the same two corners, once each way round. */
export function borderOf(outlines: readonly Outline[]): FlatEdges {
  const edges = outlines.flat(2).flatMap(edgesOf);
  const times = new Map<string, number>();
  for (const edge of edges) times.set(keyOf(edge), (times.get(keyOf(edge)) ?? 0) + 1);
  return Float64Array.from(
    edges
      .filter((edge) => times.get(keyOf(edge)) === 1)
      .flatMap(([a, b]) => [...worldOf(a), ...worldOf(b)]),
  );
}

type Edge = readonly [Position, Position];

const edgesOf = (ring: readonly Position[]): Edge[] =>
  ring
    .map((at, i): Edge => [at, ring[(i + 1) % ring.length] ?? at])
    .filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1]);

const keyOf = ([a, b]: Edge): string => [a.join(), b.join()].sort().join(' ');
