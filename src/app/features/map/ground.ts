/** Wards and zones of one day, worked out once so that painting only scales and shifts. */
import { boundsOf, type Outline } from '../../../domain/ground.ts';
import { wardsOn, zoneOutlinesOf, zonesOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { borderOf, type FlatEdges } from './border.ts';
import { type Box, type FlatRing, flatRingsOf, meets, worldBoxOfBounds } from './view.ts';

export type GroundArea = {
  readonly id: string;
  readonly name: string;
  readonly outlines: readonly Outline[];
  readonly rings: readonly FlatRing[];
  readonly border: FlatEdges;
  readonly box: Box;
};

export type Ground = {
  readonly wards: readonly GroundArea[];
  /** Smallest first: the name of a small zone has more need of its room. */
  readonly zones: readonly GroundArea[];
  /** Zones that may overlap: their boxes meet. */
  readonly overlaps: readonly (readonly [GroundArea, GroundArea])[];
};

export function groundOf(reference: Reference, day: string): Ground {
  const held = wardsOn(reference, day);
  const wards = held.map((ward) => areaOf(ward, [ward.outline]));
  const zones = zonesOn(reference, day)
    .map((zone) => areaOf(zone, zoneOutlinesOf(zone, held)))
    .filter(({ rings }) => rings.length > 0)
    .sort((a, b) => sizeOf(a.box) - sizeOf(b.box));
  const overlaps = zones.flatMap((zone, i) =>
    zones
      .slice(i + 1)
      .filter((other) => meets(zone.box, other.box))
      .map((other) => [zone, other] as const),
  );
  return { wards, zones, overlaps };
}

const areaOf = (
  { id, name }: { readonly id: string; readonly name: string },
  outlines: readonly Outline[],
): GroundArea => ({
  id,
  name,
  outlines,
  rings: outlines.flatMap(flatRingsOf),
  border: borderOf(outlines),
  box: worldBoxOfBounds(boundsOf(outlines.flat())),
});

const sizeOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);
