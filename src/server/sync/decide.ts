/** What a change makes of a record: pure, so that it can be told before anything is written. */
import type { Incident } from '../../domain/incident.ts';
import type { Person } from '../../domain/people.ts';
import { type Fields, parseFields, withFields } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Referral } from '../../domain/referral.ts';
import { type Fault, fail, fault, ok, type Result } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import type { Instant } from '../../domain/time.ts';
import { aheadMsMax } from '../../sync/limits.ts';
import { type FieldMarks, marksOfNew, mergeChange } from '../../sync/merge.ts';
import type { Change } from '../../sync/messages.ts';
import type { Ever, NewRecord, StoredRecord } from '../database/records.ts';
import { checkEntries } from './check-entries.ts';
import { checkFirstStatus, checkNote, checkReferral } from './check-policy.ts';
import { faultInAttempt, stepFields } from './may-change.ts';
import { placeIncident, withoutPlaced } from './place-incident.ts';

export type Situation = {
  readonly person: Person;
  readonly reference: Reference;
  /** Outcomes that are legal powers. */
  readonly powers: ReadonlySet<string>;
  readonly now: Instant;
  /** Used if the change makes a record. */
  readonly receiptCode: string;
};

export type Effect = { readonly record: NewRecord; readonly isMerged: boolean };

/** The record as it will be, or why not. `stored` is the record as it is, deleted ones included. */
export function decide(
  situation: Situation,
  stored: StoredRecord | null,
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
  return change.isDelete ? ok(remove(stored, change)) : edit(situation, stored, change);
}

function create(situation: Situation, change: Change): Result<Effect> {
  const { person, reference, now, receiptCode } = situation;
  if (change.isDelete) return fail(fault('no-such-record'));
  if (!roles[person.role].logs.includes(change.kind)) return fail(fault('not-allowed', 'kind'));
  const checked = check(situation, change, withFields({}, change.fields), true);
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

function edit(situation: Situation, stored: StoredRecord, sent: Change): Result<Effect> {
  const change = isPlacedAfter(stored, sent)
    ? { ...sent, fields: withoutPlaced(sent.fields) }
    : sent;
  const merged = mergeChange(stored, change);
  if (!merged.ok) return merged;
  const isMoved = 'place' in change.fields || 'from' in change.fields;
  const checked = check(situation, change, merged.value.fields, isMoved);
  if (!checked.ok) return checked;
  const fields = checked.value;
  const version = stored.version + 1;
  const { isMerged, superseded } = merged.value;
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

/** Nothing is left but what tells those who saw it that it is gone. */
const remove = (stored: StoredRecord, { at }: Change): Effect => ({
  isMerged: false,
  record: {
    ...stored,
    fields: {},
    marks: {},
    superseded: [],
    version: stored.version + 1,
    changedAt: at,
    isDeleted: true,
  },
});

/** The whole record, after the change: shape, lists, policy, and what follows from its place. */
function check(
  { reference }: Situation,
  { kind, base, fields: changed }: Change,
  fields: Fields,
  isMoved: boolean,
): Result<Fields> {
  const parsed = parseFields(kind, fields);
  if (!parsed.ok) return parsed;
  const placed =
    kind === 'incident' && isMoved
      ? placeIncident(parsed.value as Incident, reference)
      : parsed.value;
  const names = Object.keys(changed);
  const refusal =
    checkEntries(kind, placed, names, reference) ??
    ('note' in changed ? checkNote(kind, placed, reference) : null) ??
    (kind === 'referral' ? faultInReferral(placed as Referral, names, reference, base) : null);
  return refusal ? fail(refusal) : ok(placed);
}

/** A step is never stopped by what was written when other rules held. */
function faultInReferral(
  referral: Referral,
  changed: readonly string[],
  reference: Reference,
  base: number,
): Fault | null {
  const isStep = changed.every((field) => stepFields.includes(field));
  return (
    (base === 0 ? checkFirstStatus(referral) : null) ??
    (isStep ? null : checkReferral(referral, reference))
  );
}

const isPlacedAfter = ({ kind, fields }: StoredRecord, change: Change): boolean =>
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

const zonesIn = (fields: Fields): readonly string[] => listIn(fields.zones);

const everOf = (fields: Fields): Ever => ({
  zones: zonesIn(fields),
  hubs: typeof fields.hub === 'string' ? [fields.hub] : [],
  outcomes: listIn(fields.outcomes),
});

const together = (before: Ever, now: Ever): Ever => ({
  zones: union(before.zones, now.zones),
  hubs: union(before.hubs, now.hubs),
  outcomes: union(before.outcomes, now.outcomes),
});

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [
  ...new Set([...a, ...b]),
];

const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);
