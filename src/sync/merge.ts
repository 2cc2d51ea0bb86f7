/**
 * Who wins when two people changed one record: field by field on `base`. Fields that nobody else
 * touched since are taken; on the same field the later clock wins and the other value is kept and
 * shown (S6, CouchDB's lesson that nothing may be discarded in silence).
 */
import { type Fields, type Kind, kinds, type Superseded, withFields } from '../domain/records.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';

/** Which change last set a field: its resulting record version, and when its author made it. */
export type FieldMark = { readonly version: number; readonly at: Instant };
export type FieldMarks = { readonly [field: string]: FieldMark };

export type Mergeable = {
  readonly kind: Kind;
  readonly version: number;
  readonly fields: Fields;
  readonly marks: FieldMarks;
  readonly superseded: readonly Superseded[];
};

export type Incoming = { readonly base: number; readonly fields: Fields; readonly at: Instant };

export type Merged = {
  readonly fields: Fields;
  readonly marks: FieldMarks;
  readonly superseded: readonly Superseded[];
  readonly isMerged: boolean;
};

type FieldVerdict = 'take' | 'same' | 'clash-won' | 'clash-lost';

/** The result of a change to a record, or `needs-a-person` where the field is guarded. */
export function mergeChange(current: Mergeable, change: Incoming): Result<Merged> {
  const verdicts = Object.entries(change.fields).map(
    ([field, value]) => [field, value, verdictOf(current, change, field, value)] as const,
  );
  const clash = verdicts.find(
    ([field, , verdict]) =>
      verdict.startsWith('clash') && kinds[current.kind].guarded.includes(field),
  );
  if (clash) return fail(fault('needs-a-person', clash[0]));

  const taken = verdicts.filter(([, , v]) => v === 'take' || v === 'clash-won');
  const version = current.version + 1;
  const mark = { version, at: change.at };
  return ok({
    fields: withFields(current.fields, Object.fromEntries(taken)),
    marks: { ...current.marks, ...Object.fromEntries(taken.map(([field]) => [field, mark])) },
    superseded: [
      ...current.superseded,
      ...verdicts.flatMap(([field, value, verdict]) => {
        if (verdict === 'clash-won') return [loserOf(current, field)];
        return verdict === 'clash-lost' ? [{ field, value, at: change.at }] : [];
      }),
    ],
    isMerged: current.version > change.base,
  });
}

/** A new record's marks: every field set by version 1. */
export const marksOfNew = (fields: Fields, at: Instant): FieldMarks =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, { version: 1, at }]));

function verdictOf(
  current: Mergeable,
  change: Incoming,
  field: string,
  value: unknown,
): FieldVerdict {
  const mark = current.marks[field];
  if (isSame(current.fields[field] ?? null, value)) return 'same';
  if (!mark || mark.version <= change.base) return 'take';
  return change.at >= mark.at ? 'clash-won' : 'clash-lost';
}

const loserOf = (current: Mergeable, field: string): Superseded => ({
  field,
  value: current.fields[field] ?? null,
  at: current.marks[field]?.at ?? 0,
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
