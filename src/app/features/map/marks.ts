/** Places that one can tap: hotspots, premises, hubs, bleed kits …, with the words that say how they stand. */
import type { FlaggedPlace } from '../../../analysis/case-review.ts';
import { hotspotCentreOf } from '../../../domain/places.ts';
import type { Hotspot, Hub, Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import { counted } from '../../words.ts';
import type { DispersalMark } from './dispersal-marks.ts';
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

export type MarkName = {
  readonly kind: 'hotspot' | 'premises' | 'hub' | 'pack' | 'dispersal' | 'review';
  readonly id: string;
};

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
  /** At the threshold for a case review. */
  readonly isFlagged: boolean;
};
export type PremisesMark = Standing & {
  readonly kind: 'premises';
  readonly rating: Reference['premises'][number]['rating'];
};
export type HubMark = Standing & { readonly kind: 'hub' };
export type PackMark = Standing & { readonly kind: 'pack' };
/** A place outside every hotspot that is at the threshold for a case review. */
export type ReviewMark = Standing & { readonly kind: 'review' };
export type Mark = HotspotMark | PremisesMark | HubMark | PackMark | ReviewMark | DispersalMark;

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
    isFlagged: false,
  }));
}

/** Only where they are. */
export const placeMarksOf = (hotspots: readonly Hotspot[]): readonly HotspotMark[] =>
  hotspots.map((hotspot) => ({
    ...standingOf(hotspot),
    week: null,
    isOnPatrol: false,
    isFlagged: false,
  }));

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

export const packMarksOf = (
  { traumaPacks }: Pick<Reference, 'traumaPacks'>,
  day: string,
): readonly PackMark[] =>
  traumaPacks
    .filter((pack) => isValidOn(pack, day))
    .map(({ id, name, point }) => ({
      kind: 'pack',
      id,
      name,
      at: worldOf([point.lon, point.lat]),
    }));

export const withFlags = (
  marks: readonly HotspotMark[],
  places: readonly FlaggedPlace[],
): readonly HotspotMark[] =>
  marks.map((mark) => ({
    ...mark,
    isFlagged: places.some(({ hotspot }) => hotspot === mark.id),
  }));

export const reviewMarksOf = (places: readonly FlaggedPlace[]): readonly ReviewMark[] =>
  places
    .filter(({ hotspot }) => hotspot === undefined)
    .map((place) => ({
      kind: 'review',
      id: reviewIdOf(place),
      name: counted(place.reports.length, 'report'),
      at: worldOf(place.at),
    }));

/** The first of its reports names it: places come and go with what is reported. */
export const reviewIdOf = ({ reports }: Pick<FlaggedPlace, 'reports'>): string => reports[0] ?? '';

/** Where a mark stands in the view: that of a dispersal over its area's edge, so that it hides no hotspot. */
export const pixelOfMark = ({ kind, at }: Mark, view: View): { x: number; y: number } => ({
  x: xIn(view, at[0]),
  y: yIn(view, at[1]) - (kind === 'dispersal' ? overEdgePixels : 0),
});

const overEdgePixels = 18;

/** Pixels from a mark's middle to its rim: less from afar, so that a town is not one heap of discs. */
export function radiusOf(mark: Mark, zoom: number): number {
  const { kind } = mark;
  if (kind === 'dispersal') return 11;
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
      const stands = pixelOfMark(mark, view);
      const pixels = Math.hypot(stands.x - x, stands.y - y);
      return { mark, pixels, isOn: pixels <= radiusOf(mark, view.zoom) };
    })
    .filter(({ pixels }) => pixels <= fingerPixels)
    .sort((a, b) => a.pixels - b.pixels)[0];
  return near ? { mark: near.mark, isOn: near.isOn } : null;
}
