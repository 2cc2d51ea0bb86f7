/**
 * [I8] [I10] [I12] [I19] Every value that a person was told is saved is accounted for: it stands at the
 * server, or is kept beside what took its place, or was replaced by one that was written in sight of it, or
 * waits with a person because the server refused it.
 */
import type { ChangeRow } from '../../../src/device/rows.ts';
import { type Kind, kinds } from '../../../src/domain/records.ts';
import type { StoredRecord } from '../../../src/server/database/records.ts';
import type { Evidence } from '../evidence.ts';
import { uniqueFields } from '../fields.ts';
import { accuse, type Sim } from '../sim.ts';
import { jsonOf, type Told, type Truth, type Write } from '../truth.ts';

/** Follow from the place or the area, which the server works out better. */
const placed: Partial<Record<Kind, readonly string[]>> = {
  incident: ['zones', 'ward', 'hotspot'],
  dispersal: ['zones'],
};

type Books = {
  readonly truth: Truth;
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly writes: ReadonlyMap<string, readonly Write[]>;
  /** `record field value` of what stands on a phone: refused, or behind what was refused. */
  readonly withPeople: ReadonlySet<string>;
  /** [S17] The same of what a browser cleared, and nobody else had. */
  readonly cleared: ReadonlySet<string>;
  /** The same of everything that is still on a phone, received or not. */
  readonly onPhones: ReadonlySet<string>;
};

export function checkAccounted(sim: Sim, { records, disks }: Evidence): void {
  const { truth } = sim;
  const writes = Map.groupBy(
    truth.writes.filter(({ record }) => record !== null),
    ({ record, field }) => `${record} ${field}`,
  );
  const rows = disks.flatMap(({ changes }) => changes);
  const withPeople = new Set(rows.filter(({ state }) => state !== 'received').flatMap(keysIn));
  const onPhones = new Set(rows.flatMap(keysIn));
  const cleared = new Set(lostIn(truth).flatMap(keysIn));
  const books = {
    truth,
    writes,
    withPeople,
    cleared,
    onPhones,
    records: new Map(records.map((it) => [it.id, it])),
  };
  for (const all of writes.values()) {
    for (const write of all) check(sim, books, write);
  }
}

/** What had been received stands at the server, unless that was put back to before. */
export const lostIn = ({ cleared, counts }: Truth): readonly ChangeRow[] =>
  cleared.filter(({ state }) => state !== 'received' || counts.has('restored'));

function check(sim: Sim, books: Books, write: Write): void {
  if (write.savedAt === null || placed[write.kind]?.includes(write.field)) return;
  checkOrder(sim, books, write);
  if (isAccountedFor(books, write)) return;
  const now = jsonOf(books.records.get(write.record ?? '')?.fields[write.field]);
  const what = `${write.field} of ${write.kind} ${write.record}: ${write.value} (${write.n}) is gone`;
  accuse(sim, 'nothing saved is lost', `${what}; ${now} is there`);
}

function isAccountedFor(books: Books, write: Write, asked: readonly Write[] = []): boolean {
  return (
    changesNothing(write) ||
    isTakenBack(books, write) ||
    stands(books, write) ||
    books.withPeople.has(keyOf(write)) ||
    books.cleared.has(keyOf(write)) ||
    isDiscarded(books, write) ||
    isErased(books, write) ||
    othersIn(books, write).some(
      (other) =>
        mayReplace(books, other, write) &&
        !asked.includes(other) &&
        isAccountedFor(books, other, [...asked, write]),
    )
  );
}

/** What was to be made has nothing where nothing was written. */
function keysIn({ record, base, kind, fields }: ChangeRow): string[] {
  const blank = base === 0 ? Object.fromEntries(fieldsOf(kind).map((name) => [name, null])) : {};
  return Object.entries({ ...blank, ...fields }).map(
    ([field, value]) => `${record} ${field} ${jsonOf(value)}`,
  );
}

const fieldsOf = (kind: Kind): string[] => Object.keys(kinds[kind].schema.entries);

const keyOf = ({ record, field, value }: Write): string => `${record} ${field} ${value}`;

/** What stood there already when it was written: whoever wrote that has to account for it. */
const changesNothing = ({ saw, value }: Write): boolean => saw[0] === value;

/** Whether it is really gone is another check's. */
function isTakenBack({ truth, records }: Books, write: Write): boolean {
  const told = toldOf(truth, write);
  const record = records.get(write.record ?? '');
  return !!record?.isDeleted || (!!told?.removal && !record);
}

function stands({ records }: Books, { record, field, value }: Write): boolean {
  const there = records.get(record ?? '');
  if (!there) return false;
  const kept = there.superseded.some(
    (lost) => lost.field === field && jsonOf(lost.value) === value,
  );
  return kept || jsonOf(there.fields[field]) === value;
}

/** The person read why it was refused, and dropped it; or it could only follow what was dropped. */
function isDiscarded({ truth, records }: Books, write: Write): boolean {
  const told = toldOf(truth, write);
  const wasDropped = told?.discardedAt.some(
    ({ n, handset }) => n > write.n && handset === write.handset,
  );
  // Whoever deletes a record means what was refused of it, too.
  if (!wasDropped && !told?.removal) return false;
  const wasRefused = [...truth.refused].some((raw) => raw.includes(write.value));
  return wasRefused || !records.has(write.record ?? '') || truth.counts.has('restored');
}

const othersIn = ({ writes }: Books, write: Write): readonly Write[] =>
  (writes.get(`${write.record} ${write.field}`) ?? []).filter((other) => other !== write);

/**
 * A referral that the hub took up is erased from its author's phone (S15): of a server that was put back
 * to before, its author's phone has nothing to send again.
 */
const isErased = ({ truth, onPhones }: Books, write: Write): boolean =>
  write.kind === 'referral' && truth.counts.has('restored') && !onPhones.has(keyOf(write));

/** What was written by someone who had it in sight, or on the same phone at the same time or later. */
const mayReplace = (books: Books, other: Write, write: Write): boolean =>
  (other.saw.includes(write.value) && (other.n > write.n || wasThere(books, other, write))) ||
  (isOnePlace(other, write) && (other.savedAt ?? Number.POSITIVE_INFINITY) > write.n);

/** Whoever writes what stands there already changes nothing: it is the first of the two that was seen. */
const wasThere = (books: Books, other: Write, write: Write): boolean =>
  othersIn(books, write).some(({ value, n }) => value === write.value && n < other.n);

const isOnePlace = (a: Write, b: Write): boolean => a.storage === b.storage;

/** [I19] One's own second thought is never undone by one's first, whatever the clock says. */
function checkOrder(sim: Sim, books: Books, write: Write): void {
  const { record, field, value } = write;
  const there = books.records.get(record ?? '');
  if (!uniqueFields.includes(field) || jsonOf(there?.fields[field]) !== value) return;
  const { savedAt } = write;
  const later = othersIn(books, write).find(
    (it) =>
      isOnePlace(it, write) &&
      it.savedAt !== null &&
      savedAt !== null &&
      savedAt < it.n &&
      wasBeaten(there, it),
  );
  if (later) accuse(sim, 'I19', `${later.value} of ${record} was undone by the older ${value}`);
}

const wasBeaten = (there: StoredRecord | undefined, { field, value }: Write): boolean =>
  !!there?.superseded.some((lost) => lost.field === field && jsonOf(lost.value) === value);

const toldOf = ({ records }: Truth, { record }: Write): Told | undefined =>
  records.get(record ?? '');
