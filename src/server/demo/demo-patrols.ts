/** Made-up patrols: a shift, a crew, a walk from hotspot to hotspot, and what was done. */
import type { Patrol } from '../../domain/patrol.ts';
import type { Person } from '../../domain/people.ts';
import { hotspotCentreOf, whereaboutsOf } from '../../domain/places.ts';
import type { Hotspot } from '../../domain/reference.ts';
import { type Instant, minuteMs } from '../../domain/time.ts';
import type { NewRecord } from '../database/records.ts';
import { between, isLucky, newUuid, pick, pickOne, type Weighted, wholeBetween } from './chance.ts';
import { atHour, type Day } from './days.ts';
import { pickHotspot, steepness } from './demo-places.ts';
import { type DemoWorld, officerOf, pickEntry, priorityOn, recordOf } from './demo-world.ts';

type Shift = { readonly starts: readonly [from: number, to: number]; readonly hoursMax: number };

const shifts: Weighted<Shift> = [
  [{ starts: [8, 12], hoursMax: 3.5 }, 26],
  [{ starts: [13.5, 16], hoursMax: 4 }, 40],
  [{ starts: [19.5, 23], hoursMax: 4.5 }, 34],
];

type Crew = Patrol['crew'];

const crews: Weighted<Crew> = [
  [[{ role: 'constable', count: 2 }], 30],
  [[{ role: 'constable', count: 1 }], 14],
  [
    [
      { role: 'constable', count: 1 },
      { role: 'pcso', count: 1 },
    ],
    22,
  ],
  [[{ role: 'pcso', count: 2 }], 14],
  [
    [
      { role: 'constable', count: 2 },
      { role: 'special', count: 1 },
    ],
    8,
  ],
  [
    [
      { role: 'constable', count: 1 },
      { role: 'warden', count: 1 },
    ],
    12,
  ],
];

const modes: Weighted<string> = [
  ['foot', 74],
  ['vehicle', 16],
  ['cycle', 10],
];

const engaged: Weighted<string> = [
  ['resident', 40],
  ['shop-or-business', 30],
  ['young-people', 24],
  ['rough-sleeper', 10],
  ['school', 5],
  ['event', 2],
];

const done: Weighted<string> = [
  ['hotspot-check', 50],
  ['cctv-check', 10],
  ['needle-or-litter-report', 8],
  ['outreach-contact', 8],
  ['licensing-visit', 8],
  ['stop-search-count', 6],
  ['trauma-pack-check', 4],
  ['knife-sweep', 3],
  ['arrest-count', 2],
  ['weapon-found', 1],
];

export function newPatrols(world: DemoWorld, count: number): readonly NewRecord[] {
  const zonesByHotspot = new Map(
    world.reference.hotspots.map((hotspot) => [
      hotspot,
      whereaboutsOf(hotspotCentreOf(hotspot), world.reference, world.days.at(-1)?.day ?? '').zones,
    ]),
  );
  return Array.from({ length: count }, () => newPatrol(world, zonesByHotspot)).filter(
    (record) => record !== null,
  );
}

type ZonesByHotspot = ReadonlyMap<Hotspot, readonly string[]>;

/** `null` where the patrol would not have ended yet: a made-up one must not seem to run. */
function newPatrol(world: DemoWorld, zonesByHotspot: ZonesByHotspot): NewRecord | null {
  const { chance } = world;
  const day = pickOne(chance, world.days);
  const shift = pick(chance, shifts);
  const zone = pickZone(world, zonesByHotspot);
  const author = zone && officerOf(world, [zone]);
  if (!day || !shift || !author) return null;
  const startHour = between(chance, ...shift.starts);
  const from = atHour(day, startHour);
  const to = atHour(day, startHour + between(chance, 1.2, shift.hoursMax));
  if (to > world.now) return null;
  const hotspots = [...zonesByHotspot].filter(([, zones]) => zones.includes(zone));
  const visits = visitsOf(
    world,
    { day, startHour, from, to },
    hotspots.map(([hotspot]) => hotspot),
  );
  const fields = patrolOf(world, { day, author, zone, from, to, visits });
  const receivedAt = Math.round(to + between(chance, 0.2, 90) * minuteMs);
  return recordOf(world, {
    kind: 'patrol',
    author,
    fields,
    createdAt: from,
    changedAt: to,
    receivedAt,
  });
}

/** Zones with hotspots are walked more; a vacant beat, now and then. */
function pickZone({ chance, reference }: DemoWorld, zonesByHotspot: ZonesByHotspot) {
  const hotspotCount = (id: string) =>
    [...zonesByHotspot.values()].filter((zones) => zones.includes(id)).length;
  return pick(
    chance,
    reference.zones.map(({ id, beat }) => [
      id,
      (hotspotCount(id) + 1) * (beat === 'vacant' ? 0.2 : 1),
    ]),
  );
}

type Walk = {
  readonly day: Day;
  readonly startHour: number;
  readonly from: Instant;
  readonly to: Instant;
};

/** One after the other, 8 to 20 minutes each, a walk between them. */
function visitsOf(
  { chance }: DemoWorld,
  { day, startHour, from, to }: Walk,
  hotspots: readonly Hotspot[],
): Patrol['visits'] {
  const visits: Patrol['visits'] = [];
  const wanted = hotspots.length === 0 ? 0 : wholeBetween(chance, 0, 3);
  let clock = from;
  for (let i = 0; i < wanted; i++) {
    const arrived = clock + wholeBetween(chance, 4, 35) * minuteMs;
    const left = arrived + wholeBetween(chance, 8, 20) * minuteMs;
    // A hotspot that gets better is still walked: only trouble leaves it.
    const hotspot = pickHotspot(
      chance,
      hotspots,
      { ...day, progress: 0 },
      { hours: { from: startHour, to: startHour + 2 }, falls: steepness.patrols },
    );
    if (!hotspot || left > to) break;
    visits.push({ id: newUuid(chance), hotspot: hotspot.id, arrived, left, source: 'hand' });
    clock = left;
  }
  return visits;
}

type Parts = Omit<Walk, 'startHour'> & {
  readonly author: Person;
  readonly zone: string;
  readonly visits: Patrol['visits'];
};

function patrolOf(world: DemoWorld, { day, author, zone, from, to, visits }: Parts): Patrol {
  const { chance, reference } = world;
  const { lists, themes } = reference;
  const crew = pick(chance, crews) ?? [];
  const priority = priorityOn(
    world,
    day.day,
    isLucky(chance, 0.7) ? /town|centre/i : /young|child/i,
  );
  const theme = pickEntry(world, themes, [
    ['prevention', 70],
    ['enforcement', 14],
    ['intervention', 12],
    ['education', 4],
  ]);
  const alsoOwn = isLucky(chance, 0.2) ? author.zones.filter((id) => id !== zone).slice(0, 1) : [];
  return {
    from,
    to,
    mode: pickEntry(world, lists.patrolModes, modes) ?? '',
    crew: crew.filter(({ role }) => lists.crewRoles.some(({ id }) => id === role)),
    zones: [zone, ...alsoOwn],
    pauses: pausesOf(world, from, to, visits),
    visits,
    engagements: countsOf(world, lists.engagements, engaged, 8),
    actions: countsOf(world, lists.patrolActions, done, 2),
    ...(theme && { theme }),
    ...(priority && { priority }),
  };
}

/** A break of a quarter of an hour near the end of some patrols, after the last visit. */
function pausesOf(
  { chance }: DemoWorld,
  from: Instant,
  to: Instant,
  visits: Patrol['visits'],
): Patrol['pauses'] {
  const free = visits.at(-1)?.left ?? from;
  const isTaken = isLucky(chance, 0.15) && to - free > 40 * minuteMs;
  return isTaken ? [{ from: to - 30 * minuteMs, to: to - 15 * minuteMs }] : [];
}

function countsOf(
  world: DemoWorld,
  entries: readonly { readonly id: string }[],
  choices: Weighted<string>,
  countMax: number,
): Patrol['actions'] {
  const kinds = new Set(
    Array.from({ length: wholeBetween(world.chance, 0, 2) }, () =>
      pickEntry(world, entries, choices),
    ),
  );
  return [...kinds]
    .filter((what) => what !== undefined)
    .map((what) => ({ what, count: wholeBetween(world.chance, 1, countMax) }));
}
