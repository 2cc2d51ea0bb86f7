/** Places that one can tap: hotspots, premises and hubs, with the words that say how they stand. */
import { hotspotCentreOf } from '../../../domain/places.ts';
import type { Hotspot, Hub, Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import { type HotspotWeek, ringFractionOf } from './hotspot-week.ts';
import {
  type FlatRing,
  flatRingsOf,
  type View,
  type WorldPoint,
  worldOf,
  xIn,
  yIn,
} from './view.ts';

export type MarkName = { readonly kind: 'hotspot' | 'premises' | 'hub'; readonly id: string };

type Standing = { readonly id: string; readonly name: string; readonly at: WorldPoint };

export type HotspotMark = Standing & {
  readonly kind: 'hotspot';
  /** Its ground: an outline, or a circle. */
  readonly rings: readonly FlatRing[];
  readonly radiusMetres: number;
  /** `null` where visits are not the matter. */
  readonly week: {
    readonly owed: number;
    readonly fraction: number;
    readonly words: string;
  } | null;
  readonly isOnPatrol: boolean;
};
export type PremisesMark = Standing & {
  readonly kind: 'premises';
  readonly rating: Reference['premises'][number]['rating'];
};
export type HubMark = Standing & { readonly kind: 'hub' };
export type Mark = HotspotMark | PremisesMark | HubMark;

export function hotspotMarksOf(
  weeks: readonly HotspotWeek[],
  patrolledHotspot: string | undefined,
): readonly HotspotMark[] {
  return weeks.map((week) => ({
    ...standingOf(week.place),
    week: {
      owed: week.owed,
      fraction: ringFractionOf(week),
      words: `${week.made} of ${week.wanted}`,
    },
    isOnPatrol: week.hotspot === patrolledHotspot,
  }));
}

/** Only where they are. */
export const placeMarksOf = (hotspots: readonly Hotspot[]): readonly HotspotMark[] =>
  hotspots.map((hotspot) => ({ ...standingOf(hotspot), week: null, isOnPatrol: false }));

const standingOf = (hotspot: Hotspot) => ({
  kind: 'hotspot' as const,
  id: hotspot.id,
  name: hotspot.name,
  at: worldOf(hotspotCentreOf(hotspot)),
  ...groundOf(hotspot),
});

const groundOf = ({ ground }: Hotspot): Pick<HotspotMark, 'rings' | 'radiusMetres'> =>
  'centre' in ground
    ? { rings: [], radiusMetres: ground.radiusMetres }
    : { rings: flatRingsOf(ground.outline), radiusMetres: 0 };

export const premisesMarksOf = (
  { premises }: Pick<Reference, 'premises'>,
  day: string,
): readonly PremisesMark[] =>
  premises
    .filter((it) => isValidOn(it, day))
    .map(({ id, name, point, rating }) => ({
      kind: 'premises',
      id,
      name,
      rating,
      at: worldOf([point.lon, point.lat]),
    }));

export const hubMarksOf = (hubs: readonly Hub[], day: string): readonly HubMark[] =>
  hubs
    .filter((hub) => isValidOn(hub, day))
    .map(({ id, name, point }) => ({ kind: 'hub', id, name, at: worldOf([point.lon, point.lat]) }));

/** Pixels from a mark's middle to its rim: less from afar, so that a town is not one heap of discs. */
export function radiusOf(mark: Mark, zoom: number): number {
  const { kind } = mark;
  if (zoom < 12 || (kind === 'hotspot' && !mark.week)) return 5;
  if (zoom < 14) return kind === 'hotspot' ? 9 : 7;
  return kind === 'hotspot' ? 16 : 10;
}

/** A finger is wider than a mark. */
const fingerPixels = 24;

/** The mark under a tap: one that is touched itself before one that is only near. */
export function markAt(
  marks: readonly Mark[],
  view: View,
  x: number,
  y: number,
): { readonly mark: Mark; readonly isOn: boolean } | null {
  const near = marks
    .map((mark) => {
      const pixels = Math.hypot(xIn(view, mark.at[0]) - x, yIn(view, mark.at[1]) - y);
      return { mark, pixels, isOn: pixels <= radiusOf(mark, view.zoom) };
    })
    .filter(({ pixels }) => pixels <= fingerPixels)
    .sort((a, b) => a.pixels - b.pixels)[0];
  return near ? { mark: near.mark, isOn: near.isOn } : null;
}
