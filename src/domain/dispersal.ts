/**
 * An authorisation to direct people to leave an area (Anti-social Behaviour, Crime and Policing Act 2014,
 * section 34): where, from when to when, and the rank of who gave it. No name, and nobody it was used on:
 * each use is an outcome of an incident. Its limits are the partnership's policy.
 */

import type { Position } from './ground.ts';
import { hotspotCentreOf, whereaboutsOf, zonesOn } from './places.ts';
import type { Reference } from './reference.ts';
import { type Fault, fault } from './result.ts';
import {
  anyOf,
  entryId,
  instant,
  listOf,
  maybe,
  number,
  type Of,
  shape,
  text,
  whole,
} from './schema.ts';
import { hourMs, type Instant, localTimeOf } from './time.ts';

const areaSchema = anyOf([
  shape({ hotspot: entryId }),
  shape({ zone: entryId }),
  shape({
    centre: shape({ lon: number(-180, 180), lat: number(-90, 90) }),
    radiusMetres: whole(20, 3000),
  }),
]);

export const dispersalSchema = shape({
  area: areaSchema,
  from: instant,
  to: instant,
  rank: entryId,
  grounds: entryId,
  /** Follow from the area. */
  zones: listOf(entryId, 20),
  theme: maybe(entryId),
  priority: maybe(entryId),
  note: maybe(text(500)),
});

export type Dispersal = Of<typeof dispersalSchema>;
export type DispersalArea = Of<typeof areaSchema>;

/** Faults: `malformed` where it ends before it begins, `too-large` where it is longer than the law allows. */
export function faultInDispersal(
  { from, to }: Pick<Dispersal, 'from' | 'to'>,
  { partnership }: Pick<Reference, 'partnership'>,
): Fault | null {
  if (to <= from) return fault('malformed', 'to is not after from');
  const { hoursMax } = partnership.policy.dispersal;
  return to - from > hoursMax * hourMs ? fault('too-large', `to: at most ${hoursMax} hours`) : null;
}

/** The zones in which it is told: those that its middle lies in. */
export function zonesOfArea(
  area: DispersalArea,
  reference: Reference,
  from: Instant,
): readonly string[] {
  if ('zone' in area) return [area.zone];
  const { day } = localTimeOf(from, reference.partnership.timeZone);
  const middle = middleOf(area, reference);
  return middle ? whereaboutsOf(middle, reference, day).zones : zonesOn(reference, day).map(idOf);
}

function middleOf(
  area: Exclude<DispersalArea, { zone: string }>,
  { hotspots }: Reference,
): Position | null {
  if ('centre' in area) return [area.centre.lon, area.centre.lat];
  const hotspot = hotspots.find(({ id }) => id === area.hotspot);
  return hotspot ? hotspotCentreOf(hotspot) : null;
}

const idOf = ({ id }: { readonly id: string }): string => id;
