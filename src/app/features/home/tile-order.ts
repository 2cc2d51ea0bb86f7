/** Which kinds of trouble stand on the home page: what this person has logged most, here and at this hour. */
import type { Incident } from '../../../domain/incident.ts';
import type { IncidentType } from '../../../domain/reference.ts';
import { dayMs, type Instant, isValidOn, localTimeOf } from '../../../domain/time.ts';

const recentDays = 28;
const hoursAround = 2;

export type HereAndNow = {
  readonly at: Instant;
  readonly timeZone: string;
  readonly hotspot?: string | undefined;
};

/** Most used first; where nothing tells them apart, the partnership's own order. */
export function orderTiles(
  types: readonly IncidentType[],
  own: readonly Partial<Incident>[],
  here: HereAndNow,
): IncidentType[] {
  const { day } = localTimeOf(here.at, here.timeZone);
  const weights = weightsOf(own, here);
  return types
    .filter((type) => isValidOn(type, day))
    .map((type, place) => ({
      type,
      weight: weights.get(type.id) ?? 0,
      order: orderOf(type, place),
    }))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .map(({ type }) => type);
}

/** A use at this hotspot says more than one at this hour: it counts double. */
function weightsOf(own: readonly Partial<Incident>[], here: HereAndNow): Map<string, number> {
  const { hour } = localTimeOf(here.at, here.timeZone);
  const weights = new Map<string, number>();
  for (const { type, from, hotspot } of own) {
    if (!type || from === undefined || from < here.at - recentDays * dayMs) continue;
    const isHere = here.hotspot !== undefined && hotspot === here.hotspot;
    const isNow = hoursApart(localTimeOf(from, here.timeZone).hour, hour) <= hoursAround;
    weights.set(type, (weights.get(type) ?? 0) + (isHere ? 2 : 0) + (isNow ? 1 : 0));
  }
  return weights;
}

/** Round the clock: 23 and 1 are two apart. */
const hoursApart = (a: number, b: number): number => Math.min((a - b + 24) % 24, (b - a + 24) % 24);

/** After every tile, in the order of the list. */
const orderOf = ({ tile }: IncidentType, place: number): number => tile ?? 1000 + place;
