/** One request to the server and what becomes of its reply. */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { protocol } from '../sync/limits.ts';
import {
  type Change,
  type SyncReply,
  type SyncRequest,
  syncReplySchema,
} from '../sync/messages.ts';
import type { Kept } from './apply-reply.ts';
import { type Batch, peekBatch, type Take, takeBatch } from './batch.ts';
import { checkReceipt, hashesOf } from './check-receipt.ts';
import { keepReply } from './keep-reply.ts';
import type { Memory } from './memory.ts';
import { showOnWire } from './memory-in-sync.ts';
import type { PersonStorage } from './person-storage.ts';
import { toChange } from './queue.ts';
import { browserCrypto, type ReceiptCrypto } from './receipt-crypto.ts';
import { callServer, type ServerFault } from './server-calls.ts';
import type { World } from './world.ts';

const syncPath = '/api/sync';

export type Cycle = {
  /** Ids of the changes that went out. */
  readonly sent: readonly string[];
  readonly heldUntil: number | null;
  readonly result: Result<Reached, ServerFault>;
};

export type Reached = {
  /** Records that came. */
  readonly fetched: number;
  /** There is more to send or to fetch at once. */
  readonly hasMore: boolean;
};

export type Bounds = {
  readonly rowsMax: number;
  /** Nothing is held for *Undo* any longer. */
  readonly isHoldOver: boolean;
  /** Someone else is signed in, or a newer Beatbook has the storage: nothing more goes out. */
  readonly isStopped: () => boolean;
  /** The next page may be asked for at once, without a look at what waits to be sent. */
  readonly mayAskAhead: () => boolean;
  /** A page is stored, and the next one is on its way. */
  readonly fetched: (records: number) => void;
};

/** Who talks to the server, and with what. */
export type Caller = {
  readonly world: World;
  readonly storage: PersonStorage;
  readonly crypto?: ReceiptCrypto | undefined;
};

/** One request at a time (S10): the next page is asked for while the one before it is stored. */
export async function runCycle(caller: Caller, bounds: Bounds): Promise<Cycle> {
  const { world, storage } = caller;
  const { rowsMax, isHoldOver } = bounds;
  const take = { now: world.now(), rowsMax, isHoldOver, newId: world.newId() };
  const taken = await nextBatch(storage, take);
  if (!taken.ok) return { ...nothing, result: taken };
  if (bounds.isStopped()) return { ...nothing, result: fail(fault('storage-closed')) };

  const { rows, heldUntil } = taken.value;
  let asked = ask(caller, taken.value);
  showOnWire(storage, rows);
  let told = await exchange(caller, asked, bounds);
  while (told.ahead && told.result.ok && told.isKept) {
    bounds.fetched(told.result.value.fetched);
    asked = told.ahead;
    told = await exchange(caller, asked, bounds);
  }
  showOnWire(storage, []);
  // What could not be kept is asked for again: not before this answer is there, too (S10).
  await told.ahead?.answer;
  return { sent: asked.batch.rows.map(({ id }) => id), heldUntil, result: told.result };
}

const nothing = { sent: [], heldUntil: null } as const;

/** Storage is only written to where something waits: most often nothing does. */
async function nextBatch(storage: PersonStorage, take: Take): Promise<Result<Batch>> {
  if (waitingIn(storage.view.memory) > 0) {
    return storage.writeQueue((tables) => takeBatch(tables, take));
  }
  const peeked = await storage.readQueue(peekBatch);
  if (!peeked.ok) return peeked;
  if (peeked.value) return ok(peeked.value);
  return storage.writeQueue((tables) => takeBatch(tables, take));
}

type Asked = {
  readonly batch: Batch;
  readonly changes: readonly Change[];
  readonly answer: Promise<Result<SyncReply, ServerFault>>;
  readonly hashes: ReturnType<typeof hashesOf>;
};

function ask({ world, storage, crypto = browserCrypto }: Caller, batch: Batch): Asked {
  const body = requestOf(storage, batch);
  const call = { method: 'POST', path: syncPath, body } as const;
  const answer = callServer(world, call, syncReplySchema);
  const hashes = soonAfter(world, answer, () => hashesOf(crypto, body.changes));
  return { batch, changes: body.changes, answer, hashes };
}

/** A request is zipped for about 5 ms before it goes, and on its way for longer than 20. */
const goneAfterMs = 15;

/** While the answer is on its way nobody waits for what is worked out; before, the request would. */
async function soonAfter<T>(
  world: World,
  answer: Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  let callOff = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    callOff = world.wakeAfter(goneAfterMs, resolve);
  });
  await Promise.race([gone, answer]);
  callOff();
  return work();
}

type Told = {
  readonly result: Result<Reached, ServerFault>;
  /** What is asked for ahead follows on from what is in storage. */
  readonly isKept?: boolean;
  readonly ahead?: Asked | undefined;
};

async function exchange(
  caller: Caller,
  { batch, changes, answer, hashes }: Asked,
  bounds: Bounds,
): Promise<Told> {
  const { world, storage, crypto = browserCrypto } = caller;
  const [answered, lines] = await Promise.all([answer, hashes]);
  if (!answered.ok) return { result: answered };
  const reply = answered.value;
  // The server compares too (S8); a reply for someone else must not touch this person's storage.
  if (reply.person.id !== storage.personId) return { result: fail(fault('wrong-person')) };

  const { rows, meta } = batch;
  const person = storage.personId;
  const receipt = await checkReceipt(crypto, { person, changes, lines, reply, keys: meta.keys });
  if (!receipt.ok) return { result: receipt };

  const next = pageAfter(batch, reply);
  const isAhead = next && !bounds.isStopped() && bounds.mayAskAhead();
  const ahead = isAhead ? ask(caller, next) : undefined;
  const asked = { sent: rows, client: meta.clientId, askedFrom: meta.cursor };
  const times = { now: world.now(), newId: world.newId() };
  const kept = await keepReply(storage, { reply, receipt: receipt.value, ...asked, ...times });
  if (!kept.ok) return { result: kept, ahead };
  const isKept = kept.value?.isNext === true;
  return { result: reachedBy(batch, reply, kept.value), isKept, ahead };
}

/** The question behind this reply, where there is nothing to be settled before it. */
function pageAfter({ meta, hasRest }: Batch, reply: SyncReply): Batch | null {
  const { cursor, epoch, reference, covered } = reply;
  const isOtherLife = meta.epoch !== null && meta.epoch !== epoch;
  if (!reply.hasMore || hasRest || isOtherLife || cursor === meta.cursor) return null;
  const referenceVersion = reference?.version ?? meta.referenceVersion;
  const coveredVersion = covered?.version ?? meta.coveredVersion;
  const keys = reply.keys ?? meta.keys;
  const held = { ...meta, cursor, epoch, referenceVersion, coveredVersion, keys };
  return { meta: held, rows: [], hasRest: false, heldUntil: null };
}

function reachedBy(
  batch: Batch,
  reply: SyncReply,
  kept: Kept | null,
): Result<Reached, ServerFault> {
  const isAgain = kept?.isAgain ?? false;
  if (!isAgain && !isGettingOn(batch, reply)) return fail(fault('server-trouble'));
  const hasMore = reply.hasMore || batch.hasRest || isAgain;
  return ok({ fetched: reply.records.length, hasMore });
}

const requestOf = ({ personId, view }: PersonStorage, { meta, rows }: Batch) =>
  ({
    protocol,
    client: meta.clientId,
    person: personId,
    epoch: meta.epoch,
    cursor: meta.cursor,
    reference: meta.referenceVersion,
    covered: meta.coveredVersion,
    keys: meta.keys?.id ?? null,
    waiting: Math.max(0, waitingIn(view.memory) - rows.length),
    changes: rows.map(toChange),
  }) satisfies SyncRequest;

/** Should the browser clear this storage, the server can say what was in it (S17). */
const waitingIn = ({ queue }: Memory): number =>
  [...queue.values()].flat().filter(({ state }) => state === 'waiting').length;

/** A server that answers nothing of what it was asked would be asked for ever. */
function isGettingOn({ rows, meta }: Batch, reply: SyncReply): boolean {
  const answered = new Set(reply.outcomes.map(({ seq }) => seq));
  const isHeard = rows.length === 0 || rows.some(({ seq = 0 }) => answered.has(seq));
  return isHeard && !(reply.hasMore && reply.cursor === meta.cursor);
}
