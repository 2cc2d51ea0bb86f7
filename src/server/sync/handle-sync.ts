/** One exchange with a phone: its changes in one transaction, then a page of what it lacks. */

import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import { parse } from '../../domain/schema.ts';
import {
  firstProtocol as protocol,
  type FirstSyncReply as SyncReply,
} from '../../sync/first-messages.ts';
import { type SyncRequest, syncRequestSchema } from '../../sync/messages.ts';
import type { Who } from '../accounts/sign-in.ts';
import { holdClient } from '../database/changes.ts';
import { inTransaction } from '../database/database.ts';
import { readAuthorNames } from '../database/people.ts';
import { mustReadReference } from '../database/reference.ts';
import { isDemonstration, readSetting } from '../database/settings.ts';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../refusal.ts';
import { referenceFor } from '../seeds/reference-for.ts';
import { readHeads, type SentChange } from './parse-change.ts';
import { powersIn } from './powers.ts';
import { pull } from './pull.ts';
import { type Pushed, push } from './push.ts';

/** Faults: `malformed` for a request that can't be answered at all, `wrong-person`, `seq-gap`. */
export async function handleSync(
  deps: Deps,
  who: Who,
  body: unknown,
): Promise<Result<SyncReply, Refusal>> {
  const request = parse(syncRequestSchema, body);
  if (!request.ok) return request;
  // S8: nothing written by one person is ever taken as another's.
  if (request.value.person !== who.person.id) return fail(fault('wrong-person', 'person'));
  // S13: in the life before, this phone may have sent what these changes follow on.
  const sent = readHeads((await isOfThisLife(deps, request.value)) ? request.value.changes : []);
  if (!sent.ok) return sent;
  const pushed = await inTransaction(deps.database, (database) =>
    pushAll({ ...deps, database }, who, request.value, sent.value),
  );
  if (!pushed.ok) return pushed;
  const { hasGap, appliedSeq } = pushed.value;
  if (hasGap) return fail({ ...fault('seq-gap'), expectedSeq: appliedSeq + 1 });
  return ok(await replyTo(deps, who, request.value, pushed.value));
}

const isOfThisLife = async ({ database }: Deps, { epoch }: SyncRequest): Promise<boolean> =>
  epoch === null || epoch === (await readSetting(database, 'epoch'));

async function pushAll(
  { database, world }: Deps,
  { person }: Who,
  request: SyncRequest,
  sent: readonly SentChange[],
): Promise<Result<Pushed>> {
  const now = world.now();
  const { content: reference } = await mustReadReference(database);
  // First of all that is held, so that two requests of one phone wait here and not in a circle.
  const client = await holdClient(database, {
    id: request.client,
    partnership: reference.partnership.id,
    person: person.id,
    at: now,
  });
  if (client.person !== person.id) return fail(fault('wrong-person', 'client'));
  const powers = powersIn(reference);
  return ok(await push({ database, world, client, person, reference, powers, now }, sent));
}

async function replyTo(
  { database, world }: Deps,
  { person, session }: Who,
  request: SyncRequest,
  { outcomes, appliedSeq }: Pushed,
): Promise<SyncReply> {
  const reference = await mustReadReference(database);
  const epoch = (await readSetting(database, 'epoch')) ?? '';
  const page = await pull(database, {
    person,
    powers: powersIn(reference.content),
    epoch,
    cursor: request.cursor,
    heldEpoch: request.epoch,
  });
  const held = referenceFor(person.role, reference, await isDemonstration(database));
  return {
    protocol,
    epoch,
    now: world.now(),
    appliedSeq,
    outcomes,
    ...page,
    person,
    signInEndsAt: session.endsAt,
    ...(held.version !== request.reference && { reference: held }),
    ...(roles[person.role].names && { names: await readAuthorNames(database) }),
  };
}
