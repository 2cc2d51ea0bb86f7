/** Areas of dispersal authorisations in force, as the map draws them. */
import type { Dispersal } from '../../../domain/dispersal.ts';
import type { Outline, Position } from '../../../domain/ground.ts';
import { wardsOn, zoneOutlinesOf } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { areaWords } from '../../area-words.ts';
import type { HeldDispersal } from '../../dispersals.ts';
import { timeWords } from '../../words.ts';
import { borderOf, type FlatEdges } from './border.ts';
import { type FlatRing, flatRingsOf, type WorldPoint, worldOf } from './view.ts';

type Ground = {
  /** Empty for a circle. */
  readonly rings: readonly FlatRing[];
  readonly border: FlatEdges;
  readonly circle: { readonly middle: WorldPoint; readonly radiusMetres: number } | null;
  /** Its northern edge, where its mark stands. */
  readonly at: WorldPoint;
};

export type DispersalMark = Ground & {
  readonly kind: 'dispersal';
  readonly id: string;
  readonly name: string;
  /** `until 02:00` */
  readonly words: string;
};

export const dispersalMarksOf = (
  held: readonly HeldDispersal[],
  reference: Reference,
  day: string,
  now: Instant,
): readonly DispersalMark[] =>
  held.flatMap(({ id, fields }) => {
    const ground = groundOf(fields.area, reference, day);
    const until = timeWords(fields.to, now, reference.partnership.timeZone);
    return ground
      ? [
          {
            kind: 'dispersal',
            id,
            name: nameOf(fields, reference),
            words: `until ${until}`,
            ...ground,
          },
        ]
      : [];
  });

const nameOf = ({ area }: Dispersal, reference: Reference): string =>
  'centre' in area ? 'Dispersal' : `Dispersal: ${areaWords(area, reference)}`;

function groundOf(area: Dispersal['area'], reference: Reference, day: string): Ground | null {
  if ('centre' in area) return circleOf([area.centre.lon, area.centre.lat], area.radiusMetres);
  if ('zone' in area) {
    const zone = reference.zones.find(({ id }) => id === area.zone);
    return zone ? outlined(zoneOutlinesOf(zone, wardsOn(reference, day))) : null;
  }
  const ground = reference.hotspots.find(({ id }) => id === area.hotspot)?.ground;
  if (!ground) return null;
  return 'outline' in ground
    ? outlined([ground.outline])
    : circleOf([ground.centre.lon, ground.centre.lat], ground.radiusMetres);
}

const metresPerDegree = 111_195;

const circleOf = ([lon, lat]: Position, radiusMetres: number): Ground => ({
  rings: [],
  border: new Float64Array(),
  circle: { middle: worldOf([lon, lat]), radiusMetres },
  at: worldOf([lon, lat + radiusMetres / metresPerDegree]),
});

function outlined(outlines: readonly Outline[]): Ground | null {
  const corners = outlines.flat(3) as Position[];
  const [first] = corners;
  if (!first) return null;
  const top = corners.reduce((north, corner) => (corner[1] > north[1] ? corner : north), first);
  return {
    rings: outlines.flatMap(flatRingsOf),
    border: borderOf(outlines),
    circle: null,
    at: worldOf(top),
  };
}
