/** What each hotspot is owed this week, in the order in which one would go there. */
import type { Owed } from '../../../analysis/dosage.ts';
import type { PhoneState } from '../../../device/phone.ts';
import { distanceMetres, type Position } from '../../../domain/ground.ts';
import { hotspotCentreOf, hotspotsOn } from '../../../domain/places.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { owedNow } from '../../owed.ts';

export type HotspotWeek = Owed & {
  readonly place: Hotspot;
  readonly centre: Position;
  /** From where I am; `null` while that is not known. */
  readonly metres: number | null;
};

export function hotspotWeeksOf(
  seen: Pick<PhoneState, 'records' | 'covered'>,
  reference: Reference,
  now: Instant,
  here: Position | null,
): readonly HotspotWeek[] {
  const places = hotspotsOn(reference, localTimeOf(now, reference.partnership.timeZone).day);
  const placeById = new Map(places.map((place) => [place.id, place]));
  return owedNow(seen, reference, now)
    .flatMap((owed) => {
      const place = placeById.get(owed.hotspot);
      if (!place) return [];
      const centre = hotspotCentreOf(place);
      return [{ ...owed, place, centre, metres: here && distanceMetres(here, centre) }];
    })
    .sort(inOrder);
}

/** Owed before done; then the nearest, or where that is not known the one owed most. */
export function inOrder(a: HotspotWeek, b: HotspotWeek): number {
  const isOwed = Number(b.owed > 0) - Number(a.owed > 0);
  if (isOwed !== 0) return isOwed;
  if (a.metres !== null && b.metres !== null && a.metres !== b.metres) return a.metres - b.metres;
  return b.owed - a.owed || (a.place.name < b.place.name ? -1 : 1);
}

/** How much of the ring is full, 0…1. A hotspot that wants no visits has had them all. */
export const ringFractionOf = ({ made, wanted }: Pick<Owed, 'made' | 'wanted'>): number =>
  wanted <= 0 ? 1 : Math.min(1, made / wanted);
