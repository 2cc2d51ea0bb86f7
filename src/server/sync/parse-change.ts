/** A change as it came, and what can be made of it. */
import { createHash } from 'node:crypto';
import { parseMany } from '../../domain/parse-many.ts';
import { kinds } from '../../domain/records.ts';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { canonicalChange } from '../../sync/canonical.ts';
import { changeBytesMax } from '../../sync/limits.ts';
import { type Change, changeHeadSchema, changeSchema } from '../../sync/messages.ts';

export type SentChange = {
  readonly id: string;
  readonly seq: number;
  readonly record: string;
  /** Or why it is refused. */
  readonly change: Result<Change>;
  readonly json: string;
  /** Of all but `seq`, whatever order the fields are in: the same change has the same hash. */
  readonly hash: string;
};

/**
 * The heads of a batch in the order of their sequence numbers (S3). One without a head can't be
 * answered, so the whole batch is `malformed` and the phone sends it in smaller parts.
 */
export function readHeads(changes: readonly unknown[]): Result<readonly SentChange[]> {
  const sent: SentChange[] = [];
  for (const raw of changes) {
    const { id, seq, record } = Object(raw);
    const head = parseMany(changeHeadSchema, { id, seq, record });
    if (!head.ok) return head;
    const json = JSON.stringify(raw);
    sent.push({ ...head.value, change: parseChange(raw, json), json, hash: hashOf(Object(raw)) });
  }
  return ok(sent.sort((a, b) => a.seq - b.seq));
}

/** Faults: `too-large`, `malformed`, `unknown-field`. The fields are checked by name only. */
function parseChange(raw: unknown, json: string): Result<Change> {
  if (Buffer.byteLength(json) > changeBytesMax) return fail(fault('too-large', 'change'));
  const change = parseMany(changeSchema, raw);
  if (!change.ok) return change;
  const known = kinds[change.value.kind].schema.entries;
  // The names as they came: the schema library passes over `__proto__` in silence.
  const sentNames = Object.keys((raw as { readonly fields: object }).fields);
  const unknown = sentNames.find((name) => !Object.hasOwn(known, name));
  return unknown === undefined ? change : fail(fault('unknown-field', unknown.slice(0, 40)));
}

const hashOf = (raw: object): string =>
  createHash('sha256').update(canonicalChange(raw)).digest('hex');
