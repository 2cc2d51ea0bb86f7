/**
 * Whether the browser has cleared a phone's storage (S17): then a client with nothing in it comes under
 * the sign-in of one that still held changes. A second tab has the same client, a second phone another
 * sign-in, and a phone that is numbered anew still knows of the epoch.
 */
import { type Instant, minuteMs } from '../../domain/time.ts';
import type { SyncRequest } from '../../sync/messages.ts';
import type { Client } from '../database/changes.ts';
import type { Database } from '../database/database.ts';
import { readLostBefore, saveCleared, saveVisit, takeHolding } from '../database/visits.ts';

export type Visiting = {
  readonly client: Client;
  readonly partnership: string;
  readonly session: string;
  readonly request: SyncRequest;
  /** How many of its changes have an outcome now. */
  readonly answered: number;
  readonly now: Instant;
};

/**
 * Answers how many changes were lost with the storage before this one. The phone is told until it asks
 * with what a reply gave it, so that a lost reply does not lose the word.
 */
export async function noteVisit(database: Database, visiting: Visiting): Promise<number> {
  const { client, partnership, session, request, answered, now } = visiting;
  const key = { id: client.id, partnership };
  const isEmpty = request.epoch === null;
  if (client.session === null) await noteFirst(database, visiting, isEmpty);
  await saveVisit(database, key, { session, waiting: waitingIn(request, answered), at: now });
  return isEmpty ? readLostBefore(database, client.id) : 0;
}

/** How exact *last came* is for phones that only ask: a write a minute, not one a request. */
const cameEveryMs = minuteMs;

/** Whether there is nothing to note of a request without changes that is not noted yet. */
export function isNoted(client: Client, session: string, request: SyncRequest, now: Instant) {
  const isSame = client.session === session && client.waiting === waitingIn(request, 0);
  const isLately = client.cameAt !== null && Math.abs(now - client.cameAt) < cameEveryMs;
  return isSame && isLately && request.epoch !== null;
}

const waitingIn = ({ waiting = 0, changes }: SyncRequest, answered: number): number =>
  waiting + changes.length - answered;

async function noteFirst(database: Database, visiting: Visiting, isEmpty: boolean): Promise<void> {
  const { client, partnership, session, now } = visiting;
  const before = await takeHolding(database, { id: client.id, partnership }, session);
  if (!before || !isEmpty) return;
  await saveCleared(database, {
    id: before.client,
    partnership,
    person: client.person,
    session,
    nextClient: client.id,
    waiting: before.waiting,
    cameAt: before.at,
    noticedAt: now,
  });
}
