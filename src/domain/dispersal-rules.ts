/** What must be true of a dispersal authorisation, in which zones it is told, and whether it holds. */
import type { Dispersal, DispersalArea } from './dispersal.ts';
import type { Position } from './ground.ts';
import { hotspotCentreOf, whereaboutsOf, zonesOn } from './places.ts';
import type { Reference } from './reference.ts';
import { type Fault, fault } from './result.ts';
import { hourMs, type Instant, localTimeOf } from './time.ts';

type Times = Pick<Dispersal, 'from' | 'to'>;

/** From its first moment up to its last, which is no longer in. */
export const isInForce = ({ from, to }: Times, now: Instant): boolean => from <= now && now < to;

/** Faults: `malformed` where it ends before it begins, `too-large` where it is longer than the law allows. */
export function faultInDispersal(
  { from, to }: Times,
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
