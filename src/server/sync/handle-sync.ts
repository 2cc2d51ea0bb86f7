/** One exchange with a phone: its changes in one transaction, then a page of what it lacks. */

import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { parse } from '../../domain/schema.ts';
import { type FirstSyncReply, firstProtocol } from '../../sync/first-messages.ts';
import { type SyncReply, type SyncRequest, syncRequestSchema } from '../../sync/messages.ts';
import { holdClient, readClient } from '../database/changes.ts';
import { inTransaction } from '../database/database.ts';
import { readLife } from '../database/life.ts';
import type { Who } from '../database/sessions.ts';
import type { Deps, KeyedDeps } from '../deps.ts';
import type { Refusal } from '../refusal.ts';
import type { Exchange, Unwritten } from './exchange.ts';
import { firstReplyTo } from './first-reply.ts';
import { readHeads, type SentChange } from './parse-change.ts';
import { powersIn } from './powers.ts';
import { push } from './push.ts';
import { replyTo as presentReplyTo } from './reply.ts';
import { isNoted, noteVisit } from './visits.ts';

/** Faults: `malformed` for a request that can't be answered at all, `wrong-person`, `seq-gap`. */
export async function handleSync(
  deps: KeyedDeps,
  who: Who,
  body: unknown,
): Promise<Result<Unwritten<SyncReply | FirstSyncReply>, Refusal>> {
  const request = parse(syncRequestSchema, body);
  if (!request.ok) return request;
  // S8: nothing written by one person is ever taken as another's.
  if (request.value.person !== who.person.id) return fail(fault('wrong-person', 'person'));
  const sent = readHeads(request.value.changes);
  if (!sent.ok) return sent;
  const asking = sent.value.length === 0 ? await justAsk(deps, who, request.value) : null;
  if (asking) return ok(await replyTo(deps, asking));
  const exchange = await inTransaction(deps.database, (database) =>
    pushAll({ ...deps, database }, who, request.value, sent.value),
  );
  if (!exchange.ok) return exchange;
  const { hasGap, appliedSeq } = exchange.value;
  if (hasGap) return fail({ ...fault('seq-gap'), expectedSeq: appliedSeq + 1 });
  return ok(await replyTo(deps, exchange.value));
}

const replyTo = (
  deps: KeyedDeps,
  exchange: Exchange,
): Promise<Unwritten<SyncReply | FirstSyncReply>> =>
  (exchange.request.protocol === firstProtocol ? firstReplyTo : presentReplyTo)(deps, exchange);

/** Who only asks, and of whom there is nothing to note, waits for nobody and makes nobody wait. */
async function justAsk(
  { database, world }: Deps,
  who: Who,
  request: SyncRequest,
): Promise<Exchange | null> {
  const now = world.now();
  const life = await readLife(database);
  const key = { id: request.client, partnership: life.reference.content.partnership.id };
  const client = await readClient(database, key);
  if (client?.person !== who.person.id || !isNoted(client, who.session.id, request, now)) {
    return null;
  }
  const pushed = { answered: [], appliedSeq: client.lastSeq, hasGap: false };
  return { who, request, life, now, neverCame: 0, ...pushed };
}

async function pushAll(
  { database, world }: Deps,
  who: Who,
  request: SyncRequest,
  sent: readonly SentChange[],
): Promise<Result<Exchange>> {
  const { person } = who;
  const now = world.now();
  const life = await readLife(database);
  const { epoch, versionFloor } = life;
  const { content: reference } = life.reference;
  const partnership = reference.partnership.id;
  // First of all that is held, so that two requests of one phone wait here and not in a circle.
  const made = { id: request.client, partnership, person: person.id, at: now };
  const client = await holdClient(database, made);
  if (client.person !== person.id) return fail(fault('wrong-person', 'client'));
  // S13: in the life before, this phone may have sent what these changes follow on.
  const taken = request.epoch === null || request.epoch === epoch ? sent : [];
  const powers = powersIn(reference);
  const sending = { database, world, client, person, now, reference, powers, versionFloor };
  const pushed = await push(sending, taken);
  const neverCame = await noteVisit(database, {
    client,
    partnership,
    session: who.session.id,
    request,
    answered: pushed.answered.length,
    now,
  });
  return ok({ who, request, life, now, neverCame, ...pushed });
}
