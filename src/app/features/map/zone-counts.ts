/** How many of the incidents shown lie in each zone. Zones overlap: one incident may count in several. */
import { zonesOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { HeldIncident } from './map-filter.ts';

export type ZoneCount = { readonly id: string; readonly name: string; readonly incidents: number };

export type ZoneCounts = {
  /** Most first. */
  readonly rows: readonly ZoneCount[];
  /** In more than one zone: what makes the rows add up to more than there are. */
  readonly inSeveral: number;
  readonly withoutZone: number;
  readonly withoutPosition: number;
};

export function zoneCountsOf(
  incidents: readonly HeldIncident[],
  reference: Pick<Reference, 'zones'>,
  day: string,
): ZoneCounts {
  const counts = new Map(zonesOn(reference, day).map(({ id }) => [id, 0]));
  for (const { fields } of incidents) {
    for (const zone of fields.zones ?? []) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const names = new Map(reference.zones.map(({ id, name }) => [id, name]));
  return {
    rows: [...counts]
      .map(([id, count]) => ({ id, name: names.get(id) ?? id, incidents: count }))
      .sort((a, b) => b.incidents - a.incidents || (a.name < b.name ? -1 : 1)),
    inSeveral: incidents.filter(({ fields }) => (fields.zones?.length ?? 0) > 1).length,
    withoutZone: incidents.filter(({ fields }) => !fields.zones?.length).length,
    withoutPosition: incidents.filter(({ fields }) => !fields.place).length,
  };
}
