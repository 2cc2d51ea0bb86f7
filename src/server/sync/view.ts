/** A stored record as one person may see it, gone, or nothing at all (S11). */
import type { Person } from '../../domain/people.ts';
import type { Fields } from '../../domain/records.ts';
import {
  fieldsFor,
  maySee,
  type Owned,
  type Part,
  partFor,
  partOf,
  roles,
} from '../../domain/roles.ts';
import type { Pulled } from '../../sync/messages.ts';
import type { PageRecord } from '../database/record-pages.ts';
import type { NewRecord } from '../database/records.ts';
import { jsonWith } from './json-with.ts';

type SeenRecord = Omit<NewRecord, 'partnership' | 'marks'>;

/**
 * `null` for what the person never could have seen: not even its id is theirs to know.
 * `powers` are the outcomes that are legal powers.
 */
export function viewFor(
  person: Person,
  record: SeenRecord,
  powers: ReadonlySet<string>,
): Pulled | null {
  const fields = record.isDeleted ? null : fieldsFor(person, record, powers);
  if (!fields) return goneFor(person, record, powers);
  return { ...envelopeOf(person, record, powers), fields } as Pulled;
}

/** The same as JSON, without what is gone: fields that are seen whole go out as they are stored. */
export function viewJsonFor(
  person: Person,
  record: PageRecord,
  powers: ReadonlySet<string>,
): string | null {
  const part = record.isDeleted ? null : partFor(person, record, powers);
  if (!part) return null;
  const fields = isAsStored(part, record.fieldsJson)
    ? record.fieldsJson
    : JSON.stringify(partOf(record.fields, part));
  return jsonWith(envelopeOf(person, record, powers), 'fields', fields);
}

/** Where nothing is hidden, or nothing of that name is in it: few incidents have photos. */
const isAsStored = (part: Part, json: string): boolean =>
  part !== 'state' && part.hidden.every((name) => !json.includes(`"${name}":`));

/** What tells whoever could see a record that they no longer can; `null` for whoever never could. */
export function goneFor(
  person: Person,
  record: SeenRecord,
  powers: ReadonlySet<string>,
): Pulled | null {
  const { id, version } = record;
  return mayHaveSeen(person, record, powers) ? { id, version, isGone: true } : null;
}

/** All but the fields. */
function envelopeOf(person: Person, record: SeenRecord, powers: ReadonlySet<string>) {
  const isMine = record.author === person.id;
  const superseded = supersededFor(person, record, powers);
  return {
    id: record.id,
    kind: record.kind,
    version: record.version,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
    receivedAt: record.receivedAt,
    isMine,
    ...(roles[person.role].names && { by: record.author }),
    ...(isMine && { receipt: record.receiptCode }),
    ...(record.isDemonstration && { isDemonstration: true }),
    ...(superseded.length > 0 && { superseded }),
  };
}

/** Values that lost a merge, of the fields that this person may read. */
function supersededFor(
  person: Person,
  record: SeenRecord,
  powers: ReadonlySet<string>,
): SeenRecord['superseded'] {
  if (record.superseded.length === 0) return [];
  const lost = Object.fromEntries(record.superseded.map(({ field, value }) => [field, value]));
  // The record's own values on top: an old value must not decide what may be seen.
  const fields = { ...lost, ...record.fields };
  const visible = fieldsFor(person, ownedOf(record, record.zones, fields), powers);
  return record.superseded.filter(({ field }) => visible !== null && field in visible);
}

function mayHaveSeen(person: Person, record: SeenRecord, powers: ReadonlySet<string>): boolean {
  const { zones, hubs, outcomes } = record.ever;
  return [undefined, ...hubs].some((hub) =>
    maySee(person, ownedOf(record, zones, { hub, outcomes }), powers),
  );
}

const ownedOf = (
  { kind, author, organisation }: SeenRecord,
  zones: readonly string[],
  fields: Fields,
): Owned => ({ kind, author, organisation, zones, fields });
