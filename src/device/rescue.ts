/** A file of what one person's phone could not send (S18): read past everything that may be broken. */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { type Rescued, rescuedBytesMax } from '../sync/rescue.ts';
import { writeSurely } from './ballast.ts';
import { readMeta } from './meta.ts';
import { openPersonStore, type PersonStorage } from './person-storage.ts';
import type { RescueFile } from './phone.ts';
import { toChange } from './queue.ts';
import { changesIn } from './received.ts';
import { byOrder, inState } from './row-order.ts';
import type { ChangeRow, Meta, PersonTables } from './rows.ts';
import { seal } from './seal.ts';
import type { Databases } from './store.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly databases: Databases;
  readonly personId: string;
  /** What is in its memory, for storage that is not even to be read any more. */
  readonly open: Pick<PersonStorage, 'personId' | 'view' | 'refresh'> | null;
};

type Held = { readonly meta: Meta; readonly rows: readonly ChangeRow[] };

export async function makeRescue(given: Given): Promise<Result<RescueFile>> {
  const held = await readHeld(given);
  if (!held.ok) return held;
  const { meta, rows } = held.value;
  const { clientId, keys } = meta;
  // One that was numbered anew, and has not been heard since, has a pass for the client that it was.
  const client = keys?.client ?? clientId;
  if (!keys || !client) return fail(fault('not-found', 'keys'));
  const whose = { person: given.personId, client, pass: keys.pass };
  const content = contentOf(whose, rows);
  if (content === null) return fail(fault('too-large'));
  const now = given.world.now();
  const file = await seal(content, keys.seals, now);
  return ok({
    name: `beatbook-rescue-${new Date(now).toISOString().slice(0, 10)}.json`,
    file: new Blob([JSON.stringify(file)], { type: 'application/json' }),
  });
}

/** Over a handle of its own: the one that the app has may be dead (#7.2). */
async function readHeld({ world, databases, personId, open }: Given): Promise<Result<Held>> {
  const store = openPersonStore(personId, { world, databases });
  const { result: taken } = await writeSurely(store, store.of('ballast'), async (tables) => {
    await holdAsTaken(tables.changes, world.now());
    return heldIn(tables);
  });
  // Where storage takes no write at all, the file is made all the same.
  const read = taken.ok ? taken : await store.read(heldIn);
  store.close();
  if (open?.personId !== personId) return read;
  if (taken.ok) await open.refresh();
  if (read.ok) return read;
  const { view } = open;
  return ok({ meta: view.meta, rows: [...view.memory.queue.values()].flat() });
}

const heldIn = async (tables: PersonTables): Promise<Held> => ({
  meta: await readMeta(tables),
  rows: [...(await tables.received.all()).flatMap(changesIn), ...(await tables.changes.all())],
});

/** From now on the server may know what is in the file: what is written next is another change (S2). */
async function holdAsTaken(changes: PersonTables['changes'], now: Instant): Promise<void> {
  const waiting = asSeen(await changes.range('[state+n]', ...inState('waiting')));
  const open = waiting.filter(({ takenAt }) => takenAt === undefined);
  await changes.putAll(open.map((row) => ({ ...row, takenAt: now })));
}

/**
 * Behind a change that waits, a base is the version that this one was thought to make: in a file none waits for
 * how another fared, so each says what was seen at most (S6). The making of a record is its version 1.
 */
function asSeen(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const most = seen.get(row.record) ?? Math.max(1, row.base);
    seen.set(row.record, most);
    return { ...row, base: Math.min(row.base, most) };
  });
}

/** Where all of it is too much, without what has arrived already; `null` where even that is. */
function contentOf(whose: Omit<Rescued, 'changes'>, rows: readonly ChangeRow[]): string | null {
  const ordered = rows.toSorted(byOrder);
  const missing = ordered.filter(({ state }) => state !== 'received');
  const contents = [ordered, missing].map((those) =>
    JSON.stringify({ ...whose, changes: those.map(unnumbered) } satisfies Rescued),
  );
  return contents.find((content) => encoder.encode(content).length <= rescuedBytesMax) ?? null;
}

const encoder = new TextEncoder();

/** Numbers are between this phone and the server (S3): whoever brings the file in gives others. */
const unnumbered = (row: ChangeRow): Omit<ReturnType<typeof toChange>, 'seq'> => {
  const { seq: _, ...change } = toChange(row);
  return change;
};
