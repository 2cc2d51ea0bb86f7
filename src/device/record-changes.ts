/** What a person changes in records, and takes back: checked first, then flushed, and only then seen (S1). */
import type { incidentSchema } from '../domain/incident.ts';
import { type Fields, kinds, parseFields, withFields } from '../domain/records.ts';
import { fail, fault, type Result } from '../domain/result.ts';
import { parse, partial } from '../domain/schema.ts';
import { isTooLarge } from './log-record.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Held } from './phone.ts';
import { addChange, addRemoval, dropRefused, isStillThere } from './queue.ts';
import type { NewChange } from './queue-rows.ts';
import type { World } from './world.ts';

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

export const newChange = (world: World, { id, kind, version }: Held): NewChange => ({
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
