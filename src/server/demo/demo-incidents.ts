/** Made-up incidents: a pattern, a day and time in it, a place, and what an officer would have written. */

import type { Position } from '../../domain/ground.ts';
import type { Incident } from '../../domain/incident.ts';
import { whereaboutsOf } from '../../domain/places.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time.ts';
import type { NewRecord } from '../database/records.ts';
import { between, isLucky, peaked, pick, pickSome, type Weighted, wholeBetween } from './chance.ts';
import { atHour, type Day } from './days.ts';
import {
  pickHotspot,
  positionIn,
  positionInWard,
  rounded,
  steepness,
  wardWeights,
} from './demo-places.ts';
import { type DemoWorld, officerOf, pickEntry, priorityOn, recordOf } from './demo-world.ts';
import { type Pattern, patterns } from './shape.ts';

export function newIncidents(world: DemoWorld, count: number): readonly NewRecord[] {
  const daysByPattern = new Map(patterns.map(([pattern]) => [pattern, daysOf(pattern, world)]));
  const wards = wardWeights(world.reference);
  return Array.from({ length: count }, () => {
    const pattern = pick(world.chance, patterns);
    const day = pattern && pick(world.chance, daysByPattern.get(pattern) ?? []);
    return pattern && day ? newIncident(world, pattern, day, wards) : null;
  }).filter((record) => record !== null);
}

const daysOf = ({ isDay, season }: Pattern, { days }: DemoWorld): Weighted<Day> =>
  days
    .filter(({ day, weekday }) => isDay(day, weekday))
    .map((day) => [day, season[Number(day.day.slice(5, 7)) - 1] ?? 1]);

/** `null` where the time drawn has not come yet. */
function newIncident(
  world: DemoWorld,
  pattern: Pattern,
  day: Day,
  wards: ReturnType<typeof wardWeights>,
): NewRecord | null {
  const { chance, reference, now } = world;
  const { from, to, peak } = pattern.hours;
  const began = atHour(day, peaked(chance, from, to, peak));
  const ended = began + spanMs(world);
  if (ended > now) return null;
  const position = placeOf(world, pattern, day, wards);
  const isPlaced = isLucky(chance, 0.98);
  const where = whereaboutsOf(position, reference, day.day);
  // Without a position one zone is chosen by hand, or none.
  const zones = isPlaced ? where.zones : where.zones.slice(0, wholeBetween(chance, 0, 1));
  const author = officerOf(world, where.zones);
  if (!author) return null;
  const fields: Incident = {
    ...kindOf(world, pattern),
    from: began,
    to: ended,
    ...(isPlaced && { place: placeSeen(world, position) }),
    zones: [...zones],
    ...(isPlaced && where.hotspot && { hotspot: where.hotspot }),
    ...(isPlaced && where.ward && { ward: where.ward }),
    ...detailsOf(world, pattern, day),
  };
  const createdAt = ended + between(chance, 0, 2) * minuteMs;
  return recordOf(world, {
    kind: 'incident',
    author,
    fields,
    createdAt: Math.round(createdAt),
    receivedAt: Math.round(createdAt + delayMs(world)),
    ever: { outcomes: fields.outcomes ?? [] },
  });
}

function placeOf(
  world: DemoWorld,
  { hotspotShare, hours }: Pattern,
  day: Day,
  wards: ReturnType<typeof wardWeights>,
): Position {
  const { chance, reference } = world;
  const hotspot = isLucky(chance, hotspotShare)
    ? pickHotspot(chance, reference.hotspots, day, { hours, falls: steepness.trouble })
    : undefined;
  if (hotspot) return positionIn(chance, hotspot);
  const ward = pick(chance, wards);
  const { lon, lat } = reference.partnership.centre;
  return ward ? positionInWard(chance, ward) : [lon, lat];
}

/** Nine in ten by the phone's fix, in streets some metres off; the rest a pin put by hand. */
function placeSeen({ chance }: DemoWorld, position: Position): NonNullable<Incident['place']> {
  const isFix = isLucky(chance, 0.9);
  return {
    ...rounded(position),
    accuracyMetres: isFix ? Math.round(peaked(chance, 4, 45, 8)) : null,
    source: isFix ? 'fix' : 'pin',
  };
}

function kindOf(world: DemoWorld, { types }: Pattern): Pick<Incident, 'type' | 'class'> {
  const { incidentTypes } = world.reference;
  const type = pickEntry(world, incidentTypes, types) ?? '';
  return { type, class: incidentTypes.find(({ id }) => id === type)?.class ?? '' };
}

/** An officer who means to come back to a form does so within days: only late ones are unfinished. */
const isUnfinished = ({ chance }: DemoWorld, { progress }: Day): boolean =>
  progress > 0.99 && isLucky(chance, 0.25);

function detailsOf(world: DemoWorld, pattern: Pattern, day: Day): Partial<Incident> {
  const { chance, reference } = world;
  if (isUnfinished(world, day)) return { isUnfinished: true };
  const { lists, outcomes: known } = reference;
  const outcomes = pickSome(chance, pattern.outcomes, isLucky(chance, 0.2) ? 2 : 1).filter((id) =>
    known.some((outcome) => outcome.id === id),
  );
  const hasPower = known.some(({ id, kind }) => kind === 'power' && outcomes.includes(id));
  const theme = pickEntry(world, reference.themes, hasPower ? enforcing : helping);
  const priority = isLucky(chance, 0.8) && priorityOn(world, day.day, pattern.priority);
  const groupSize = pickEntry(world, lists.groupSizes, pattern.groups);
  const age = pickEntry(world, lists.peopleAges, pattern.ages);
  return {
    ...(groupSize && { groupSize }),
    ...(age && isLucky(chance, 0.9) && { peopleAges: [age] }),
    outcomes,
    ...(theme && isLucky(chance, 0.9) && { theme }),
    ...(priority && { priority }),
  };
}

const enforcing: Weighted<string> = [
  ['enforcement', 90],
  ['intervention', 10],
];
const helping: Weighted<string> = [
  ['prevention', 60],
  ['intervention', 30],
  ['education', 10],
];

/** Seen as it happened, over some minutes, or found later and put between two times. */
const spanMs = ({ chance }: DemoWorld): number => {
  const span = pick<() => number>(chance, [
    [() => 0, 55],
    [() => wholeBetween(chance, 3, 40) * minuteMs, 35],
    [() => wholeBetween(chance, 1, 9) * hourMs, 10],
  ]);
  return span?.() ?? 0;
};

/** Most arrive within the hour, some at the end of a shift, a few from a phone left in a drawer. */
const delayMs = ({ chance }: DemoWorld): number => {
  const delay = pick<() => Instant>(chance, [
    [() => between(chance, 0.05, 20) * minuteMs, 80],
    [() => between(chance, 0.5, 9) * hourMs, 17],
    [() => between(chance, 1.2, 6) * dayMs, 3],
  ]);
  return delay?.() ?? 0;
};
