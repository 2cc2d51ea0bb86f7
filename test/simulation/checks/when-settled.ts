/**
 * [I4] [I7] [I14] A phone that has settled holds what the server would show its person: every record in
 * sight, in its version, with every field and nothing else. [I8] Nothing waits behind a refusal.
 */
import type { Held } from '../../../src/device/phone.ts';
import { readPerson } from '../../../src/server/database/people.ts';
import { mustReadReference } from '../../../src/server/database/reference.ts';
import { powersIn } from '../../../src/server/sync/powers.ts';
import { viewFor } from '../../../src/server/sync/view.ts';
import type { Pulled } from '../../../src/sync/messages.ts';
import { recordsAt } from '../evidence.ts';
import type { Tab } from '../handset.ts';
import { accuse, heldAt, personAt, type Sim } from '../sim.ts';

type View = Exclude<Pulled, { isGone: true }>;

export async function checkReplica(sim: Sim, tab: Tab): Promise<void> {
  const views = await viewsOf(sim, personAt(tab));
  const where = `${tab.name} of ${personAt(tab)}`;
  for (const view of views.values()) {
    const held = tab.phone.state().records.get(view.id);
    if (!held) accuse(sim, 'I4', `${where} lacks ${view.kind} ${view.id}`);
    else if (sumOf(held) !== sumOf(view)) {
      accuse(sim, 'I7', `${where} has ${sumOf(held)}, the server ${sumOf(view)}`);
    }
  }
  for (const held of heldAt(tab)) {
    if (views.has(held.id) || isOnlyHere(held)) continue;
    accuse(sim, 'I14', `${where} still shows ${held.kind} ${held.id}`);
  }
}

/** Made here and refused there, or changed here after it was gone: its author has to see to it. */
const isOnlyHere = ({ state, refused }: Held): boolean => state === 'attention' && !!refused;

async function viewsOf(sim: Sim, id: string): Promise<Map<string, View>> {
  const { database } = sim.town.deps();
  const person = (await readPerson(database, id))?.person;
  const powers = powersIn((await mustReadReference(database)).content);
  const views = new Map<string, View>();
  for (const record of await recordsAt(sim)) {
    const view = person ? viewFor(person, record, powers) : null;
    if (view && !('isGone' in view)) views.set(record.id, view);
  }
  return views;
}

/** Id, version, and all that is shown. */
function sumOf(record: Held | View): string {
  const { id, kind, version, fields, isMine, by, createdAt, superseded = [] } = record;
  return sorted({ id, kind, version, fields, isMine, by, createdAt, superseded });
}

/** JSON, whatever order the fields came in. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
