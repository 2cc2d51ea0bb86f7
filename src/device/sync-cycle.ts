/** One request to the server and what becomes of its reply. */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { protocol } from '../sync/limits.ts';
import { type SyncReply, type SyncRequest, syncReplySchema } from '../sync/messages.ts';
import { type Batch, peekBatch, type Take, takeBatch } from './batch.ts';
import { keepReply } from './keep-reply.ts';
import type { PersonStorage } from './person-storage.ts';
import type { ChangeRow } from './rows.ts';
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
  /** Someone else is signed in, or a newer Beatbook has the storage: nothing more goes out. */
  readonly isStopped: () => boolean;
};

export async function runCycle(
  world: World,
  storage: PersonStorage,
  { rowsMax, isStopped }: Bounds,
): Promise<Cycle> {
  const take = { now: world.now(), rowsMax, newId: world.newId() };
  const taken = await nextBatch(storage, take);
  if (!taken.ok) return { sent: [], heldUntil: null, result: taken };
  if (isStopped()) return { sent: [], heldUntil: null, result: fail(fault('storage-closed')) };

  const { rows, heldUntil } = taken.value;
  storage.showOnWire(rows);
  const result = await exchange(world, storage, taken.value);
  storage.showOnWire([]);
  return { sent: rows.map(({ id }) => id), heldUntil, result };
}

/** Storage is only written to where something waits: most often nothing does. */
async function nextBatch(storage: PersonStorage, take: Take): Promise<Result<Batch>> {
  const peeked = await storage.readQueue(peekBatch);
  if (!peeked.ok) return peeked;
  if (peeked.value) return ok(peeked.value);
  return storage.writeQueue((tables) => takeBatch(tables, take));
}

async function exchange(
  world: World,
  storage: PersonStorage,
  batch: Batch,
): Promise<Result<Reached, ServerFault>> {
  const body = requestOf(storage.personId, batch);
  const call = { method: 'POST', path: syncPath, body } as const;
  const answer = await callServer(world, call, syncReplySchema);
  if (!answer.ok) return answer;
  const reply = answer.value;
  // The server compares too (S8); a reply for someone else must not touch this person's storage.
  if (reply.person.id !== storage.personId) return fail(fault('wrong-person'));

  const { rows, meta } = batch;
  const asked = { sent: rows, client: meta.clientId, askedFrom: meta.cursor };
  const kept = await keepReply(storage, {
    reply,
    ...asked,
    now: world.now(),
    newId: world.newId(),
  });
  if (!kept.ok) return kept;
  const isAgain = kept.value?.isAgain ?? false;
  if (!isAgain && !isGettingOn(batch, reply)) return fail(fault('server-trouble'));
  const hasMore = reply.hasMore || batch.hasRest || isAgain;
  return ok({ fetched: reply.records.length, hasMore });
}

const requestOf = (person: string, { meta, rows }: Batch): SyncRequest => ({
  protocol,
  client: meta.clientId,
  person,
  epoch: meta.epoch,
  cursor: meta.cursor,
  reference: meta.referenceVersion,
  changes: rows.map(toChange),
});

export const toChange = ({ id, seq, record, kind, base, fields, isDelete, at }: ChangeRow) => ({
  id,
  seq,
  record,
  kind,
  base,
  fields,
  ...(isDelete && { isDelete }),
  at,
});

/** A server that answers nothing of what it was asked would be asked for ever. */
function isGettingOn({ rows, meta }: Batch, reply: SyncReply): boolean {
  const answered = new Set(reply.outcomes.map(({ seq }) => seq));
  const isHeard = rows.length === 0 || rows.some(({ seq = 0 }) => answered.has(seq));
  return isHeard && !(reply.hasMore && reply.cursor === meta.cursor);
}
