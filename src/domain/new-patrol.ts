/** A patrol begun with one tap: crew and way of going as last time, zones from where one stands. */
import type { Place } from './incident.ts';
import { whereaboutsOfPlace } from './new-incident.ts';
import type { Patrol } from './patrol.ts';
import type { Person } from './people.ts';
import type { Reference } from './reference.ts';
import { type Instant, isValidOn, localTimeOf } from './time.ts';

type Given = {
  readonly at: Instant;
  readonly place?: Place | undefined;
  readonly reference: Reference;
  readonly person: Person;
  /** The person's last patrol, for its crew and way of going. */
  readonly last?: Partial<Pick<Patrol, 'crew' | 'mode'>> | undefined;
};

export function newPatrol(given: Given): Patrol {
  return {
    from: given.at,
    mode: modeFor(given),
    crew: crewFor(given),
    zones: [...zonesFor(given)],
    pauses: [],
    visits: [],
    engagements: [],
    actions: [],
  };
}

/** Zones overlap on purpose: of those one stands in, one's own; in none of one's own, all of them. */
function zonesFor({ at, place, reference, person }: Omit<Given, 'last'>): readonly string[] {
  const here = place ? whereaboutsOfPlace(place, at, reference).zones : [];
  const own = here.filter((zone) => person.zones.includes(zone));
  return [own, here, person.zones].find(({ length }) => length > 0) ?? [];
}

function crewFor({ at, reference, last }: Given): Patrol['crew'] {
  const { crewRoles } = reference.lists;
  const remembered = (last?.crew ?? []).filter(({ role }) => isOn(crewRoles, role, at, reference));
  const first = crewRoles.find(({ id }) => isOn(crewRoles, id, at, reference));
  if (remembered.length > 0 || !first) return remembered;
  return [{ role: first.id, count: 1 }];
}

function modeFor({ at, reference, last }: Given): string {
  const { patrolModes } = reference.lists;
  const isRemembered = last?.mode !== undefined && isOn(patrolModes, last.mode, at, reference);
  return (isRemembered ? last.mode : patrolModes[0]?.id) ?? '';
}

function isOn(
  entries: readonly {
    readonly id: string;
    readonly validFrom: string;
    readonly validTo?: string;
  }[],
  id: string,
  at: Instant,
  { partnership }: Reference,
): boolean {
  const { day } = localTimeOf(at, partnership.timeZone);
  return entries.some((entry) => entry.id === id && isValidOn(entry, day));
}
