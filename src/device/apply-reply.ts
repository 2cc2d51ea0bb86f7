/** The server's reply, kept in one transaction: outcomes, records, cursor (S5, S7). */
import type { Instant } from '../domain/time.ts';
import type {
  FirstOutcome as Outcome,
  FirstSyncReply as SyncReply,
} from '../sync/first-messages.ts';
import { keptReceivedMs } from '../sync/limits.ts';
import { renumber } from './batch.ts';
import { loseSight } from './lost-sight.ts';
import { changeMeta, readMeta } from './meta.ts';
import { isCreate } from './overlay.ts';
import { appendPage, dropPages } from './pages.ts';
import { byOrder, keyOf, rowsOfRecord } from './queue.ts';
import type { ChangeRow, Meta, PersonTables } from './rows.ts';

export type Reply = {
  readonly reply: SyncReply;
  /** The cursor that the request was made with: the page follows on from there and nowhere else. */
  readonly askedFrom: string | null;
  readonly now: Instant;
  /** A client id, should everything have to be sent again. */
  readonly newId: string;
  /** On a full phone receipts still find room; the page comes another time. */
  readonly isPageLeft?: boolean;
};

/** Says whether there is something to send again. */
export async function applyReply(tables: PersonTables, given: Reply): Promise<boolean> {
  const { reply } = given;
  const meta = await readMeta(tables);
  if (meta.isSignedOut) return false;

  for (const outcome of reply.outcomes) await settle(tables, outcome, given.now);
  // Another tab may have moved the cursor, or a reset may have come between: a page that follows on
  // from elsewhere would leave a hole behind the new cursor.
  const isNext = meta.cursor === given.askedFrom && !given.isPageLeft;
  if (isNext) await keepPage(tables, given, meta);
  else await appendPage(tables, recordsOf(reply.outcomes));
  await loseSight(tables, [...recordsOf(reply.outcomes), ...(isNext ? reply.records : [])]);
  await keepPerson(tables, given);
  return isNext && isOtherLife(meta, reply);
}

/** A restored server: it may have lost what it acknowledged lately (S13). */
const isOtherLife = (meta: Meta, reply: SyncReply): boolean =>
  meta.epoch !== null && meta.epoch !== reply.epoch;

async function keepPage(tables: PersonTables, given: Reply, meta: Meta): Promise<void> {
  const { reply, now, newId } = given;
  if (reply.isReset) await dropPages(tables);
  await appendPage(tables, [...recordsOf(reply.outcomes), ...reply.records]);
  if (isOtherLife(meta, reply)) {
    await sendAgain(tables, reply.outcomes, now);
    await renumber(tables, newId);
  }
  await changeMeta(tables, {
    cursor: reply.cursor,
    epoch: reply.epoch,
    isPartial: reply.hasMore,
  });
}

const recordsOf = (outcomes: readonly Outcome[]) => outcomes.flatMap(({ record }) => record ?? []);

async function settle(tables: PersonTables, outcome: Outcome, now: Instant): Promise<void> {
  const [row] = await tables.changes.match('id', outcome.id);
  if (row?.state !== 'waiting') return;
  if (outcome.result === 'refused' && (await dropIfTakenBack(tables, row))) return;
  const { seq: _, fault: __, ...rest } = row;
  await tables.changes.put(
    outcome.result === 'refused'
      ? { ...rest, state: 'refused', ...faultOf(outcome) }
      : { ...rest, state: 'received', receivedAt: now, ...receiptOf(outcome) },
  );
  if (outcome.result !== 'applied') await rebase(tables, row);
}

/** Refused before it was there, with its deletion behind it: nothing is left to do or to say. */
async function dropIfTakenBack(tables: PersonTables, row: ChangeRow): Promise<boolean> {
  const rows = await rowsOfRecord(tables, row.record);
  const isTakenBack = isCreate(row) && rows.some(({ isDelete }) => isDelete);
  if (isTakenBack) await tables.changes.remove(rows.map(keyOf));
  return isTakenBack;
}

/**
 * Changes behind this one were given the version that it would make. It made another, or none: they
 * rest on what the person really saw, so that nobody else's edit is taken for seen (S6).
 */
async function rebase(tables: PersonTables, settled: ChangeRow): Promise<void> {
  const behind = (await rowsOfRecord(tables, settled.record)).filter(
    (row) => row.state === 'waiting' && row.takenAt === undefined && byOrder(settled, row) < 0,
  );
  await tables.changes.putAll(behind.map((row) => ({ ...row, base: Math.max(0, row.base - 1) })));
}

const faultOf = ({ fault }: Outcome): Partial<ChangeRow> =>
  ({ fault: fault ?? { code: 'malformed' } }) as Partial<ChangeRow>;

const receiptOf = ({ receipt, record }: Outcome): Partial<ChangeRow> => ({
  ...(receipt && { receipt }),
  ...(record && { madeVersion: record.version }),
});

/** It gets again what its phones still have; what it did not lose has no second effect (S2). */
async function sendAgain(
  tables: PersonTables,
  fresh: readonly Outcome[],
  now: Instant,
): Promise<void> {
  const settledNow = new Set(fresh.map(({ id }) => id));
  const received = await tables.changes.match('state', 'received');
  const again = received.filter((row) => !settledNow.has(row.id) && !isOld(row, now));
  await tables.changes.putAll(again.map((row) => ({ ...row, state: 'waiting' as const })));
}

async function keepPerson(tables: PersonTables, { reply, now }: Reply): Promise<void> {
  const { person, signInEndsAt, reference, names } = reply;
  await changeMeta(tables, { person, signInEndsAt, lastReplyAt: now });
  // A role that has lost the right to names is sent none, and keeps none (S11).
  if (names) await tables.meta.put({ key: 'names', value: names });
  else await tables.meta.remove(['names']);
  if (!reference) return;
  const { isDemonstration } = reference;
  const content = JSON.stringify(reference.content);
  await tables.meta.put({ key: 'reference', value: { isDemonstration, content } });
  await changeMeta(tables, { referenceVersion: reference.version });
}

/** Drops acknowledged changes that no restored server can still want. */
export async function forgetReceived(tables: PersonTables, now: Instant): Promise<void> {
  const received = await tables.changes.match('state', 'received');
  await tables.changes.remove(received.filter((row) => isOld(row, now)).map(keyOf));
}

const isOld = ({ receivedAt = 0 }: ChangeRow, now: Instant): boolean =>
  now - receivedAt > keptReceivedMs;
