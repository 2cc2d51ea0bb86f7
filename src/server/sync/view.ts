/** A stored record as one person may see it, gone, or nothing at all (S11). */
import type { Person } from '../../domain/people.ts';
import type { Fields } from '../../domain/records.ts';
import { fieldsFor, maySee, type Owned, roles } from '../../domain/roles.ts';
import type { Pulled } from '../../sync/messages.ts';
import type { NewRecord } from '../database/records.ts';

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
  if (fields) return viewOf(person, record, fields, powers);
  const { id, version } = record;
  return mayHaveSeen(person, record, powers) ? { id, version, isGone: true } : null;
}

function viewOf(
  person: Person,
  record: SeenRecord,
  fields: Fields,
  powers: ReadonlySet<string>,
): Pulled {
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
    fields,
  } as Pulled;
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
  const visible = fieldsFor(person, { ...record, fields: { ...lost, ...record.fields } }, powers);
  return record.superseded.filter(({ field }) => visible !== null && field in visible);
}

function mayHaveSeen(person: Person, record: SeenRecord, powers: ReadonlySet<string>): boolean {
  const { zones, hubs, outcomes } = record.ever;
  const before = [undefined, ...hubs].map(
    (hub): Owned => ({ ...record, zones, fields: { hub, outcomes } }),
  );
  return before.some((owned) => maySee(person, owned, powers));
}
