/** [I6] Whenever a phone stops, its cursor has passed nothing that is not on its disk. */
import { maySee } from '../../../src/domain/roles.ts';
import { readPerson } from '../../../src/server/database/people.ts';
import { mustReadReference } from '../../../src/server/database/reference.ts';
import { readSetting } from '../../../src/server/database/settings.ts';
import { scopeOf } from '../../../src/server/sync/cursor.ts';
import { powersIn } from '../../../src/server/sync/powers.ts';
import { type OnDisk, readDisks, recordsAt } from '../evidence.ts';
import { accuse, type Sim } from '../sim.ts';

export async function checkCursors(sim: Sim): Promise<void> {
  for (const disk of await readDisks(sim.handsets)) await checkCursor(sim, disk);
}

async function checkCursor(
  sim: Sim,
  { handset, person: id, meta, replica }: OnDisk,
): Promise<void> {
  const { database } = sim.town.deps();
  const person = (await readPerson(database, id))?.person;
  if (!person || !meta.cursor) return;
  const powers = powersIn((await mustReadReference(database)).content);
  const epoch = (await readSetting(database, 'epoch')) ?? '';
  const scope = scopeOf(person, powers, false);
  // A cursor of another life or another sight is answered with a reset.
  const cursor = cursorIn(meta.cursor);
  if (cursor.epoch !== epoch || cursor.scope !== scope || meta.epoch !== epoch) return;
  for (const record of await recordsAt(sim)) {
    if (
      Number(record.position) > cursor.position ||
      record.isDeleted ||
      !maySee(person, record, powers)
    )
      continue;
    const held = replica.get(record.id);
    if (held && held.version >= record.version) continue;
    const what = `${record.kind} ${record.id} version ${record.version}, not ${held?.version ?? 'any'}`;
    accuse(sim, 'I6', `${handset.name} of ${id} has read past ${what}`);
  }
}

type Cursor = { readonly epoch: string; readonly scope: string; readonly position: number };

/** Opaque to phones, not to us. */
const cursorIn = (text: string): Cursor => JSON.parse(Buffer.from(text, 'base64url').toString());
