/** What a change makes of a record: pure, so that it can be told before anything is written. */
import type { Person } from '../../domain/people.ts';
import { type Fields, withFields } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import type { Instant } from '../../domain/time.ts';
import { aheadMsMax } from '../../sync/limits.ts';
import { type FieldMarks, marksOfNew, mergeChange, versionAfter } from '../../sync/merge.ts';
import type { Change } from '../../sync/messages.ts';
import type { NewRecord } from '../database/records.ts';
import { checkRecord } from './check-record.ts';
import { everOf, together, zonesIn } from './ever.ts';
import { faultInAttempt } from './may-change.ts';
import { withoutPlaced } from './place-record.ts';

export type Situation = {
  readonly person: Person;
  readonly reference: Reference;
  /** Outcomes that are legal powers. */
  readonly powers: ReadonlySet<string>;
  readonly now: Instant;
  /** Who sends it: one storage of one person. */
  readonly client: { readonly id: string };
  /** Versions of this life begin above it (S13). */
  readonly versionFloor: number;
  /** Used if the change makes a record. */
  readonly receiptCode: string;
};

export type Effect = { readonly record: NewRecord; readonly isMerged: boolean };

/** The record as it will be, or why not. `stored` is the record as it is, deleted ones included. */
export function decide(
  situation: Situation,
  stored: NewRecord | null,
  sent: Change,
): Result<Effect> {
  // S9: a phone is believed at most five minutes ahead.
  const change = { ...sent, at: Math.min(sent.at, situation.now + aheadMsMax) };
  if (!stored) return change.base === 0 ? create(situation, change) : fail(fault('no-such-record'));
  // S6: what was deleted stays deleted.
  if (stored.isDeleted) return fail(fault('no-such-record'));
  if (change.base === 0) return fail(fault('already-made'));
  const refusal = faultInAttempt({ ...situation, stored, change });
  if (refusal) return fail(refusal);
  if (change.kind !== stored.kind) return fail(fault('malformed', 'kind'));
  return change.isDelete ? ok(remove(situation, stored, change)) : edit(situation, stored, change);
}

function create(situation: Situation, change: Change): Result<Effect> {
  const { person, reference, now, receiptCode } = situation;
  if (change.isDelete) return fail(fault('no-such-record'));
  if (!roles[person.role].logs.includes(change.kind)) return fail(fault('not-allowed', 'kind'));
  const checked = checkRecord(reference, change, withFields({}, change.fields), true);
  if (!checked.ok) return checked;
  const fields = checked.value;
  return ok({
    isMerged: false,
    record: {
      id: change.record,
      partnership: reference.partnership.id,
      kind: change.kind,
      author: person.id,
      organisation: person.organisation,
      zones: zonesIn(fields),
      ever: everOf(fields),
      fields,
      marks: marksOfNew(fields, change.at),
      superseded: [],
      version: 1,
      createdAt: change.at,
      changedAt: change.at,
      receivedAt: now,
      receiptCode,
      isDeleted: false,
      isDemonstration: false,
    },
  });
}

function edit(situation: Situation, stored: NewRecord, sent: Change): Result<Effect> {
  const change = isPlacedAfter(stored, sent)
    ? { ...sent, fields: withoutPlaced(sent.fields) }
    : sent;
  const { versionFloor: floor, client } = situation;
  const merged = mergeChange(stored, { ...change, floor, client: markOf(client.id) });
  if (!merged.ok) return merged;
  const isMoved = placingFields.some((field) => field in change.fields);
  const checked = checkRecord(situation.reference, change, merged.value.fields, isMoved);
  if (!checked.ok) return checked;
  const fields = checked.value;
  const { version, isMerged, superseded } = merged.value;
  return ok({
    isMerged,
    record: {
      ...stored,
      superseded,
      fields,
      marks: marksAfterPlacing(merged.value, fields, { version, at: change.at }),
      zones: zonesIn(fields),
      ever: together(stored.ever, everOf(fields)),
      version,
      changedAt: change.at,
    },
  });
}

/** What ward, zones and hotspot follow from. */
const placingFields: readonly string[] = ['place', 'area', 'from'];

/**
 * Tells the few phones of one record apart; a whole id in each mark would double a row. An id of version 7
 * begins with the time, the same for all phones of an hour: its end is chance. Marks of older ones, of
 * version 4, have their beginning.
 */
const markOf = (clientId: string): string =>
  clientId.charAt(14) === '7' ? clientId.slice(-markLength) : clientId.slice(0, markLength);
const markLength = 8;

/** Nothing is left but what tells those who saw it that it is gone. */
const remove = ({ versionFloor }: Situation, stored: NewRecord, { at }: Change): Effect => ({
  isMerged: false,
  record: {
    ...stored,
    fields: {},
    marks: {},
    superseded: [],
    version: versionAfter(stored.version, versionFloor),
    changedAt: at,
    isDeleted: true,
  },
});

const isPlacedAfter = ({ kind, fields }: NewRecord, change: Change): boolean =>
  kind === 'incident' && ('place' in change.fields ? change.fields.place : fields.place) != null;

function marksAfterPlacing(
  merged: { readonly fields: Fields; readonly marks: FieldMarks },
  fields: Fields,
  mark: FieldMarks[string],
): FieldMarks {
  const moved = ['ward', 'zones', 'hotspot'].filter(
    (field) => JSON.stringify(fields[field]) !== JSON.stringify(merged.fields[field]),
  );
  return { ...merged.marks, ...Object.fromEntries(moved.map((field) => [field, mark] as const)) };
}
