/**
 * A hotspot made ready for many fixes: how deep it is and where its middle lies are worked out once.
 */
import { depthMetresOf, edgeMetresOf } from '../domain/edge.ts';
import { distanceMetres, type Position } from '../domain/ground.ts';
import { hotspotCentreOf } from '../domain/places.ts';
import type { Hotspot } from '../domain/reference.ts';
import { dwellLimits } from './dwell-limits.ts';
import type { Spot } from './plausible.ts';

export type DwellPlace = {
  readonly hotspot: string;
  readonly ground: Hotspot['ground'];
  readonly centre: Position;
  readonly depthMetres: number;
};

export const dwellPlacesOf = (hotspots: readonly Hotspot[]): readonly DwellPlace[] =>
  hotspots.map((hotspot) => ({
    hotspot: hotspot.id,
    ground: hotspot.ground,
    centre: hotspotCentreOf(hotspot),
    depthMetres: depthMetresOf(hotspot.ground),
  }));

/** One fix as one hotspot sees it. */
export type Sighting = {
  readonly t: number;
  /** To the edge, below 0 inside. */
  readonly edgeMetres: number;
  readonly errorMetres: number;
  /**
   * How likely it was inside, 0 to 1: half at a quarter of its error beyond the edge, for whoever stops
   * at the edge of a place they came to is more often in it than not.
   */
  readonly share: number;
  /** `in` and `out` are sure of it; near the edge a fix tells nothing. */
  readonly side: 'in' | 'edge' | 'out';
  /** Far enough out to count towards having left. */
  readonly isBeyond: boolean;
};

export function sightingOf({ t, position, errorMetres }: Spot, place: DwellPlace): Sighting {
  const { ground, depthMetres } = place;
  const edgeMetres = edgeMetresOf(position, ground);
  const side = sideOf(edgeMetres, errorMetres, depthMetres);
  const exitMetres = Math.max(dwellLimits.exitMetres, dwellLimits.exitShare * depthMetres);
  const share = (errorMetres - edgeMetres) / (1.5 * errorMetres);
  return {
    t,
    edgeMetres,
    errorMetres,
    share: Math.min(1, Math.max(0, share)),
    side,
    isBeyond: side === 'out' && edgeMetres > exitMetres + dwellLimits.outErrors * errorMetres,
  };
}

/**
 * In by its own error: half-way to the middle is in for any fix that counts, or in a street nobody
 * would ever be. Out by twice its error, for of many fixes at an edge the one that is furthest out is
 * asked; and in a place so shallow that all of them are at an edge, by three times.
 */
function sideOf(edgeMetres: number, errorMetres: number, depthMetres: number): Sighting['side'] {
  if (edgeMetres <= -Math.min(errorMetres, depthMetres / 2)) return 'in';
  const isShallow = depthMetres < dwellLimits.shallowErrors * errorMetres;
  const outErrors = isShallow ? dwellLimits.shallowErrors : dwellLimits.outErrors;
  return edgeMetres >= outErrors * errorMetres ? 'out' : 'edge';
}

/**
 * Of the hotspots that a position is in, the one whose middle is nearest: as `whereaboutsOf` has it.
 */
export function nearestAround(
  position: Position,
  places: readonly DwellPlace[],
): string | undefined {
  const around = places.filter(({ ground }) => edgeMetresOf(position, ground) <= 0);
  const distanceTo = ({ centre }: DwellPlace) => distanceMetres(position, centre);
  return around.sort((a, b) => distanceTo(a) - distanceTo(b))[0]?.hotspot;
}

/** To the nearest edge of them all, below 0 inside; `null` where there is none. */
export const nearestEdgeOf = (position: Position, places: readonly DwellPlace[]): number | null =>
  places.reduce<number | null>((nearest, { ground }) => {
    const metres = edgeMetresOf(position, ground);
    return nearest === null || metres < nearest ? metres : nearest;
  }, null);
