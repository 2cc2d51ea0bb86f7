/** One exchange with a phone: its changes in one transaction, then a page of what it lacks. */

import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { parse } from '../../domain/schema.ts';
import { type FirstSyncReply, firstProtocol } from '../../sync/first-messages.ts';
import { type SyncReply, type SyncRequest, syncRequestSchema } from '../../sync/messages.ts';
import type { Who } from '../accounts/sign-in.ts';
import { holdClient } from '../database/changes.ts';
import { inTransaction } from '../database/database.ts';
import { mustReadReference } from '../database/reference.ts';
import { readSetting, readVersionFloor } from '../database/settings.ts';
import type { Deps, KeyedDeps } from '../deps.ts';
import type { Refusal } from '../refusal.ts';
import type { Exchange, Unwritten } from './exchange.ts';
import { firstReplyTo } from './first-reply.ts';
import { readHeads, type SentChange } from './parse-change.ts';
import { powersIn } from './powers.ts';
import { push } from './push.ts';
import { replyTo } from './reply.ts';
import { noteVisit } from './visits.ts';

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
  const exchange = await inTransaction(deps.database, (database) =>
    pushAll({ ...deps, database }, who, request.value, sent.value),
  );
  if (!exchange.ok) return exchange;
  const { hasGap, appliedSeq } = exchange.value;
  if (hasGap) return fail({ ...fault('seq-gap'), expectedSeq: appliedSeq + 1 });
  const isFirst = request.value.protocol === firstProtocol;
  return ok(await (isFirst ? firstReplyTo : replyTo)(deps, exchange.value));
}

async function pushAll(
  { database, world }: Deps,
  who: Who,
  request: SyncRequest,
  sent: readonly SentChange[],
): Promise<Result<Exchange>> {
  const { person } = who;
  const now = world.now();
  const reference = await mustReadReference(database);
  // First of all that is held, so that two requests of one phone wait here and not in a circle.
  const client = await holdClient(database, {
    id: request.client,
    partnership: reference.content.partnership.id,
    person: person.id,
    at: now,
  });
  if (client.person !== person.id) return fail(fault('wrong-person', 'client'));
  const epoch = (await readSetting(database, 'epoch')) ?? '';
  // S13: in the life before, this phone may have sent what these changes follow on.
  const taken = request.epoch === null || request.epoch === epoch ? sent : [];
  const sending = {
    database,
    world,
    client,
    person,
    now,
    reference: reference.content,
    powers: powersIn(reference.content),
    versionFloor: await readVersionFloor(database),
  };
  const pushed = await push(sending, taken);
  const neverCame = await noteVisit(database, {
    client,
    partnership: reference.content.partnership.id,
    session: who.session.id,
    request,
    answered: pushed.answered.length,
    now,
  });
  return ok({ who, request, epoch, reference, now, neverCame, ...pushed });
}
