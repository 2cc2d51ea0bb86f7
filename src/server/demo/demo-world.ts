/** What every made-up record is made from. */
import type { Person } from '../../domain/people.ts';
import { hotspotsOn, wardsOn, zonesOn } from '../../domain/places.ts';
import type { Kind } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import { type Instant, localTimeOf } from '../../domain/time.ts';
import type { NewRecord } from '../database/records.ts';
import { type Chance, newUuid, pick, pickOne, type Weighted } from './chance.ts';
import { type Day, yearTo } from './days.ts';

export type DemoWorld = {
  readonly chance: Chance;
  /** Places as they stand today, so that the whole year lies in them. */
  readonly reference: Reference;
  readonly officers: readonly Person[];
  readonly days: readonly Day[];
  readonly now: Instant;
};

export function newDemoWorld(
  chance: Chance,
  reference: Reference,
  people: readonly Person[],
  now: Instant,
): DemoWorld {
  const { timeZone } = reference.partnership;
  const today = localTimeOf(now, timeZone).day;
  return {
    chance,
    reference: {
      ...reference,
      wards: [...wardsOn(reference, today)],
      zones: [...zonesOn(reference, today)],
      hotspots: [...hotspotsOn(reference, today)],
    },
    officers: people.filter(({ role }) => role === 'officer'),
    days: yearTo(now, timeZone),
    now,
  };
}

/** An officer of one of the zones where there is one, else any. */
export function officerOf(world: DemoWorld, zones: readonly string[]): Person | undefined {
  const near = world.officers.filter((officer) => officer.zones.some((id) => zones.includes(id)));
  return pickOne(world.chance, near.length > 0 ? near : world.officers);
}

/** Choices that are on the partnership's list; where none is, any entry of the list. */
export function pickEntry(
  { chance }: DemoWorld,
  entries: readonly { readonly id: string }[],
  choices: Weighted<string>,
): string | undefined {
  const listed = new Set(entries.map(({ id }) => id));
  return (
    pick(
      chance,
      choices.filter(([id]) => listed.has(id)),
    ) ?? pickOne(chance, entries)?.id
  );
}

/** The priority of the plan of that day that `words` name. */
export const priorityOn = ({ reference }: DemoWorld, day: string, words: RegExp) =>
  reference.plans
    .filter(({ validFrom, validTo }) => validFrom <= day && (!validTo || day <= validTo))
    .flatMap(({ priorities }) => priorities)
    .find(({ name }) => words.test(name))?.id;

type Made = {
  readonly kind: Kind;
  readonly author: Person;
  readonly fields: NewRecord['fields'] & { readonly zones: readonly string[] };
  readonly createdAt: Instant;
  readonly receivedAt: Instant;
  readonly changedAt?: Instant;
  readonly version?: number;
  readonly ever?: Partial<NewRecord['ever']>;
};

/** The record as if it had come in by sync: nothing reaches the server before `now` or after it. */
export function recordOf(world: DemoWorld, made: Made): NewRecord {
  const { kind, author, fields, createdAt, version = 1 } = made;
  const receivedAt = Math.min(made.receivedAt, world.now);
  const changedAt = made.changedAt ?? createdAt;
  const id = newUuid(world.chance);
  return {
    id,
    partnership: world.reference.partnership.id,
    kind,
    author: author.id,
    organisation: author.organisation,
    zones: fields.zones,
    ever: { zones: fields.zones, hubs: [], outcomes: [], ...made.ever },
    fields,
    marks: Object.fromEntries(
      Object.keys(fields).map((field) => [field, { version: 1, at: createdAt }]),
    ),
    superseded: [],
    version,
    createdAt,
    changedAt,
    receivedAt,
    // No real receipt has a word of this kind, so none can be taken for one.
    receiptCode: `DEMO-${id.slice(0, 8)}`,
    isDeleted: false,
    isDemonstration: true,
  };
}
