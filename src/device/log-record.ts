/** A record that a person makes: checked first, then flushed, and only then seen (S1). */
import { type Fields, type FieldsByKind, type Kind, parseFields } from '../domain/records.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { secondMs } from '../domain/time.ts';
import { changeBytesMax } from '../sync/limits.ts';
import type { PersonStorage } from './person-storage.ts';
import { newCreate } from './queue-rows.ts';
import type { World } from './world.ts';

/** Until the partnership's own number is on the phone. */
const undoSecondsDefault = 10;

/** Kinds that are logged by two quick taps wait a moment, so that a slip never leaves the phone. */
const isHeldForUndo: Readonly<Record<Kind, boolean>> = {
  incident: true,
  patrol: false,
  referral: false,
  dispersal: false,
};

export async function logRecord<K extends Kind>(
  world: World,
  storage: PersonStorage,
  kind: K,
  fields: FieldsByKind[K],
): Promise<Result<string>> {
  const parsed = parseFields(kind, fields);
  if (!parsed.ok) return parsed;
  if (isTooLarge(parsed.value)) return fail(fault('too-large'));

  const at = world.now();
  const record = world.newId();
  // A making bears its record's id: the second time it costs nothing on the wire, another would 19 bytes.
  const change = { id: record, record, kind, at, seen: 0 };
  const undoSeconds = storage.view.reference?.partnership.policy.undoSeconds ?? undoSecondsDefault;
  const notBefore = isHeldForUndo[kind] ? at + undoSeconds * secondMs : undefined;
  const written = await storage.addRecord(newCreate(change, parsed.value, notBefore));
  return written.ok ? ok(record) : written;
}

const encoder = new TextEncoder();

/** The server would refuse it; better now than tonight. */
export const isTooLarge = (fields: Fields): boolean =>
  encoder.encode(JSON.stringify(fields)).length > changeBytesMax;
