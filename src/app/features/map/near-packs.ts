/** Bleed kits, the nearest first where it is known where one stands. */
import { distanceMetres, type Position } from '../../../domain/ground.ts';
import type { Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';

export type NearPack = {
  readonly pack: Reference['traumaPacks'][number];
  /** As the crow flies; `null` where it is not known from where. */
  readonly metres: number | null;
};

export const packsFrom = (
  { traumaPacks }: Pick<Reference, 'traumaPacks'>,
  day: string,
  from: Position | null,
): readonly NearPack[] =>
  traumaPacks
    .filter((pack) => isValidOn(pack, day))
    .map((pack) => ({
      pack,
      metres: from && distanceMetres(from, [pack.point.lon, pack.point.lat]),
    }))
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
