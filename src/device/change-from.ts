/**
 * A change that follows from how the record stands in storage at that moment: what a person wrote meanwhile, here
 * or in another tab, is not undone.
 */
import type { Fields } from '../domain/records.ts';
import { ok, type Result } from '../domain/result.ts';
import { isTooLarge } from './log-record.ts';
import { withRowsOf } from './memory.ts';
import type { PersonStorage, WritingTables } from './person-storage.ts';
import { isNewIn } from './person-view.ts';
import { addChange } from './queue.ts';
import { rowsOfRecord } from './queue-rows.ts';
import { parseChange } from './record-changes.ts';
import type { World } from './world.ts';

/**
 * `false` where there was nothing to change, or too little to see: then another tab received something, and it
 * is tried again when that is seen.
 */
export async function changeFrom(
  world: World,
  storage: PersonStorage,
  id: string,
  of: (fields: Fields, tables: WritingTables) => Promise<Fields | null>,
): Promise<Result<boolean>> {
  const [changeId, at] = [world.newId(), world.now()];
  let isChanged = false;
  const written = await storage.writeRecord(id, async (tables) => {
    if (await isNewIn(tables, () => storage.view)) return;
    const rows = await rowsOfRecord(tables, id);
    const held = withRowsOf(storage.view.memory, id, rows).records.get(id);
    const fields = held && (await of(held.fields, tables));
    if (!held || !fields || !parseChange(held, fields).ok || isTooLarge(fields)) return;
    const change = { id: changeId, record: id, kind: held.kind, at, seen: held.version };
    await addChange(tables, change, fields);
    isChanged = true;
  });
  return written.ok ? ok(isChanged) : written;
}
