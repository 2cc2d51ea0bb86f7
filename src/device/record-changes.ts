/** What a person does to records: checked first, then flushed, and only then seen (S1). */

import type { incidentSchema } from '../domain/incident.ts';
import {
  type Fields,
  type FieldsByKind,
  type Kind,
  kinds,
  parseFields,
  withFields,
} from '../domain/records.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { parse, partial } from '../domain/schema.ts';
import { secondMs } from '../domain/time.ts';
import { changeBytesMax } from '../sync/limits.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Held } from './phone.ts';
import {
  addChange,
  addRemoval,
  dropRefused,
  isStillThere,
  type NewChange,
  newCreate,
} from './queue.ts';
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

export async function changeRecord(
  world: World,
  storage: PersonStorage,
  id: string,
  fields: Fields,
): Promise<Result<null>> {
  const held = storage.view.memory.records.get(id);
  if (!held) return fail(fault('not-found'));
  const parsed = parseChange(held, fields);
  if (!parsed.ok) return parsed;
  if (isTooLarge(fields)) return fail(fault('too-large'));
  const change = newChange(world, held);
  let isThere = true;
  const written = await storage.writeRecord(id, async (tables) => {
    isThere = await isStillThere(tables, change);
    if (isThere) await addChange(tables, change, fields);
  });
  return written.ok && !isThere ? fail(fault('not-found')) : written;
}

export async function removeRecord(
  world: World,
  storage: PersonStorage,
  id: string,
): Promise<Result<null>> {
  const held = storage.view.memory.records.get(id);
  if (!held) return fail(fault('not-found'));
  const change = newChange(world, held);
  return storage.writeRecord(id, (tables) => addRemoval(tables, change));
}

export const discardRefused = (storage: PersonStorage, id: string): Promise<Result<null>> =>
  storage.writeRecord(id, (tables) => dropRefused(tables, id));

const newChange = (world: World, { id, kind, version }: Held): NewChange => ({
  id: world.newId(),
  record: id,
  kind,
  at: world.now(),
  seen: version,
});

/**
 * The record as it would become must be whole. Where this person sees only a part of it, the part
 * that is changed must be right by itself; the server, which sees all, has the last word.
 */
export function parseChange(held: Held, fields: Fields): Result<unknown> {
  const before = { ...held.fields, ...held.refused };
  const whole = parseFields(held.kind, withFields(withFields({}, before), fields));
  if (whole.ok || parseFields(held.kind, held.fields).ok) return whole;
  const { schema } = kinds[held.kind];
  return parse(partial(schema as typeof incidentSchema), withFields({}, fields));
}

const encoder = new TextEncoder();

/** The server would refuse it; better now than tonight. */
export const isTooLarge = (fields: Fields): boolean =>
  encoder.encode(JSON.stringify(fields)).length > changeBytesMax;
