/**
 * Who wins when two people changed one record: field by field on `base`. Fields that nobody else
 * touched since are taken; on the same field the later clock wins and the other value is kept and
 * shown (S6, CouchDB's lesson that nothing may be discarded in silence).
 */
import { type Fields, type Kind, kinds, type Superseded, withFields } from '../domain/records.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';

/** Which change last set a field: the record's version by it, when its author made it, and where. */
export type FieldMark = {
  readonly version: number;
  readonly at: Instant;
  /** The client that sent it; absent in a new record, whose version 1 whoever edits it has seen. */
  readonly client?: string;
};
export type FieldMarks = { readonly [field: string]: FieldMark };

export type Mergeable = {
  readonly kind: Kind;
  readonly version: number;
  readonly fields: Fields;
  readonly marks: FieldMarks;
  readonly superseded: readonly Superseded[];
};

export type Incoming = {
  readonly base: number;
  readonly fields: Fields;
  readonly at: Instant;
  readonly client?: string;
  /** No version that this life of the database gives is as low: 0 in its first (S13). */
  readonly floor?: number;
};

export type Merged = {
  readonly version: number;
  readonly fields: Fields;
  readonly marks: FieldMarks;
  readonly superseded: readonly Superseded[];
  readonly isMerged: boolean;
};

type FieldVerdict = 'take' | 'same' | 'joined' | 'clash-won' | 'clash-lost';

/** The result of a change to a record, or `needs-a-person` where the field is guarded. */
export function mergeChange(current: Mergeable, change: Incoming): Result<Merged> {
  const verdicts = Object.entries(change.fields).map(([field, value]) => {
    const verdict = verdictOf(current, change, field, value);
    const isJoined = verdict === 'joined';
    return [field, isJoined ? joinedOf(current, field, value) : value, verdict] as const;
  });
  const clash = verdicts.find(
    ([field, , verdict]) =>
      verdict.startsWith('clash') && kinds[current.kind].guarded.includes(field),
  );
  if (clash) return fail(fault('needs-a-person', clash[0]));

  const taken = verdicts.filter(([, , v]) => v !== 'same' && v !== 'clash-lost');
  const version = versionAfter(current.version, change.floor);
  const mark = { version, at: change.at, ...(change.client && { client: change.client }) };
  // Nobody has seen what was joined: not even its phone's next thought may be laid over it.
  const markOf = (verdict: FieldVerdict): FieldMark =>
    verdict === 'joined' ? { version, at: change.at } : mark;
  return ok({
    version,
    fields: withFields(
      current.fields,
      Object.fromEntries(taken.map(([field, value]) => [field, value])),
    ),
    marks: {
      ...current.marks,
      ...Object.fromEntries(taken.map(([field, , v]) => [field, markOf(v)])),
    },
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

/**
 * After a restore versions jump past all that the lost life gave: a change that comes again under S13
 * names a version that is another one now, and must not be believed to have seen what stands there.
 */
export const versionAfter = (version: number, floor = 0): number => Math.max(version, floor) + 1;

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
  // What the same phone sent before is its author's own first thought, whatever version it made.
  const isOwn = mark?.client !== undefined && mark.client === change.client;
  if (!mark || isOwn || mark.version <= change.base) return 'take';
  if (field in kinds[current.kind].joined) return 'joined';
  return change.at >= mark.at ? 'clash-won' : 'clash-lost';
}

/** What either has, in an order that does not tell which came first. */
function joinedOf({ kind, fields }: Mergeable, field: string, value: unknown): readonly unknown[] {
  const key = kinds[kind].joined[field] ?? '';
  const all = [...listIn(fields[field]), ...listIn(value)];
  const ordered = all.map((item) => JSON.stringify(item)).sort();
  const byKey = ordered.map((text) => JSON.parse(text)).map((item) => [item[key], item] as const);
  return [...new Map(byKey).values()];
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const loserOf = (current: Mergeable, field: string): Superseded => ({
  field,
  value: current.fields[field] ?? null,
  at: current.marks[field]?.at ?? 0,
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
