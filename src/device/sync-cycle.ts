/** One request to the server and what becomes of its reply. */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import {
  firstProtocol as protocol,
  type FirstSyncReply as SyncReply,
  firstSyncReplySchema as syncReplySchema,
} from '../sync/first-messages.ts';
import type { SyncRequest } from '../sync/messages.ts';
import { applyReply, type Reply } from './apply-reply.ts';
import { type Batch, takeBatch } from './batch.ts';
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

export async function runCycle(
  world: World,
  storage: PersonStorage,
  rowsMax: number,
): Promise<Cycle> {
  const take = { now: world.now(), rowsMax, newId: world.newId() };
  const taken = await storage.write((tables) => takeBatch(tables, take));
  if (!taken.ok) return { sent: [], heldUntil: null, result: taken };

  const sent = taken.value.rows.map(({ id }) => id);
  storage.showOnWire(new Set(sent));
  const result = await exchange(world, storage, taken.value);
  storage.showOnWire(new Set());
  return { sent, heldUntil: taken.value.heldUntil, result };
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

  const askedFrom = batch.meta.cursor;
  const kept = await keep(storage, { reply, askedFrom, now: world.now(), newId: world.newId() });
  const refreshed = await storage.refresh();
  if (!kept.ok) return kept;
  if (!refreshed.ok) return refreshed;
  if (!kept.value && !isGettingOn(batch, reply)) return fail(fault('server-trouble'));
  const hasMore = reply.hasMore || batch.hasRest || kept.value;
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

const toChange = ({ id, seq, record, kind, base, fields, isDelete, at }: ChangeRow) => ({
  id,
  seq,
  record,
  kind,
  base,
  fields,
  ...(isDelete && { isDelete }),
  at,
});

/** On a full phone the receipts are kept without the page: the queue must not wait for room. */
async function keep(storage: PersonStorage, given: Reply): Promise<Result<boolean>> {
  const whole = await storage.writeIfRoom((tables) => applyReply(tables, given));
  if (!whole.ok && whole.fault.code === 'storage-full') {
    await storage.write((tables) => applyReply(tables, { ...given, isPageLeft: true }));
  }
  return whole;
}

/** A server that answers nothing of what it was asked would be asked for ever. */
function isGettingOn({ rows, meta }: Batch, reply: SyncReply): boolean {
  const answered = new Set(reply.outcomes.map(({ id }) => id));
  const isHeard = rows.length === 0 || rows.some(({ id }) => answered.has(id));
  return isHeard && !(reply.hasMore && reply.cursor === meta.cursor);
}
