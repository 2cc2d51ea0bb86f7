/** Counting patrols: each, with all that was done on it, in the period in which it began. */
import type { FiguresFilter } from '../domain/figures.ts';
import { crewSizeOf, type Patrol } from '../domain/patrol.ts';
import { hotspotCentreOf, whereaboutsOf } from '../domain/places.ts';
import type { Reference } from '../domain/reference.ts';
import type { CountedRecord, Question } from './counted-record.ts';
import { type Dose, dosesOf, patrolMinutesOf, personMinutesOf } from './dosage.ts';
import { add, type Count, type Moment, newCount, type Tally, unsaid } from './tally.ts';

const splitNames = ['byZone', 'byHotspot', 'byTheme', 'byPriority'] as const;
type Split = (typeof splitNames)[number];

export type PatrolCounts = {
  readonly patrols: Count;
  readonly visits: Count;
  readonly minutes: Count;
  readonly personMinutes: Count;
  readonly engagements: Count;
  readonly visitsBy: Readonly<Record<Split, Tally>>;
  readonly personMinutesBy: Readonly<Record<Split, Tally>>;
};

/** Zones of each hotspot, by where its centre lies. */
export type ZonesByHotspot = ReadonlyMap<string, readonly string[]>;

export function zonesByHotspotOf(
  places: Pick<Reference, 'wards' | 'zones' | 'hotspots'>,
  day: string,
): ZonesByHotspot {
  return new Map(
    places.hotspots.map((hotspot) => [
      hotspot.id,
      whereaboutsOf(hotspotCentreOf(hotspot), places, day).zones,
    ]),
  );
}

export function countPatrols(
  patrols: readonly CountedRecord<'patrol'>[],
  { filter, momentOf }: Question,
  zonesByHotspot: ZonesByHotspot,
): PatrolCounts {
  const counts = newCounts();
  for (const { fields } of patrols) {
    const moment = fields.from === undefined ? null : momentOf(fields.from);
    const doses = moment && dosesMeant(fields, filter, zonesByHotspot);
    if (moment && doses) countOne(counts, fields, doses, moment);
  }
  return counts;
}

/** Whether a patrol is one of those that the filter names; the period is another matter. */
export function patrolTestOf(
  filter: FiguresFilter,
  reference: Reference,
): (patrol: Partial<Patrol>) => boolean {
  const zonesByHotspot = zonesByHotspotOf(reference, filter.period.to);
  return (patrol) => dosesMeant(patrol, filter, zonesByHotspot) !== null;
}

/** The visits that the filter names, or `null` where it does not name the patrol at all. */
function dosesMeant(
  patrol: Partial<Patrol>,
  filter: FiguresFilter,
  zonesByHotspot: ZonesByHotspot,
): readonly PlacedDose[] | null {
  if (!isMeant(patrol, filter)) return null;
  const doses = placedDosesOf(patrol, zonesByHotspot).filter((dose) => isThere(dose, filter));
  const isThereItself =
    filter.hotspot === undefined &&
    (filter.zone === undefined || patrol.zones?.includes(filter.zone));
  return doses.length > 0 || isThereItself ? doses : null;
}

type PlacedDose = Dose & { readonly zones: readonly string[] };

const placedDosesOf = (
  patrol: Partial<Patrol>,
  zonesByHotspot: ZonesByHotspot,
): readonly PlacedDose[] =>
  dosesOf(patrol).map((dose) => ({
    ...dose,
    zones: zonesByHotspot.get(dose.hotspot) ?? patrol.zones ?? [],
  }));

/** A patrol has no class or type: those two leave it as it is. */
const isMeant = (patrol: Partial<Patrol>, { theme, priority }: FiguresFilter): boolean =>
  (theme === undefined || patrol.theme === theme) &&
  (priority === undefined || patrol.priority === priority);

const isThere = (dose: PlacedDose, { zone, hotspot }: FiguresFilter): boolean =>
  (zone === undefined || dose.zones.includes(zone)) &&
  (hotspot === undefined || dose.hotspot === hotspot);

function countOne(
  counts: PatrolCounts,
  patrol: Partial<Patrol>,
  doses: readonly PlacedDose[],
  moment: Moment,
): void {
  const minutes = patrolMinutesOf(patrol) ?? 0;
  counts.patrols[moment] += 1;
  counts.minutes[moment] += minutes;
  counts.personMinutes[moment] += minutes * crewSizeOf({ crew: patrol.crew ?? [] });
  for (const { count } of patrol.engagements ?? []) counts.engagements[moment] += count;
  counts.visits[moment] += doses.length;
  for (const dose of doses) countDose(counts, patrol, dose, moment);
}

function countDose(
  counts: PatrolCounts,
  patrol: Partial<Patrol>,
  dose: PlacedDose,
  moment: Moment,
): void {
  const ids: Readonly<Record<Split, readonly string[]>> = {
    byZone: dose.zones,
    byHotspot: [dose.hotspot],
    byTheme: [patrol.theme ?? unsaid],
    byPriority: [patrol.priority ?? unsaid],
  };
  for (const split of splitNames) {
    for (const id of ids[split]) {
      add(counts.visitsBy[split], id, moment);
      add(counts.personMinutesBy[split], id, moment, personMinutesOf(dose));
    }
  }
}

const newTallies = (): Record<Split, Tally> =>
  Object.fromEntries(splitNames.map((split) => [split, new Map()])) as Record<Split, Tally>;

const newCounts = (): PatrolCounts => ({
  patrols: newCount(),
  visits: newCount(),
  minutes: newCount(),
  personMinutes: newCount(),
  engagements: newCount(),
  visitsBy: newTallies(),
  personMinutesBy: newTallies(),
});
