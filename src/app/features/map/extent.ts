/** What the map shows first: on a phone the smallest zone of the person, at a desk the whole partnership. */
import { type Bounds, boundsOf } from '../../../domain/ground.ts';
import type { Person } from '../../../domain/people.ts';
import { wardsOn, zoneOutlinesOf, zonesOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';

export function firstExtentOf(
  reference: Reference,
  person: Pick<Person, 'zones'> | null,
  day: string,
  isNarrow: boolean,
): Bounds {
  const area = reference.partnership.area;
  if (!isNarrow) return area;
  const wards = wardsOn(reference, day);
  const bounds = zonesOn(reference, day)
    .filter(({ id }) => !person?.zones.length || person.zones.includes(id))
    .map((zone) => boundsOf(zoneOutlinesOf(zone, wards).flat()));
  return bounds.sort((a, b) => sizeOf(a) - sizeOf(b))[0] ?? area;
}

/** Good enough to tell which of two is smaller. */
const sizeOf = ({ west, south, east, north }: Bounds): number => (east - west) * (north - south);
