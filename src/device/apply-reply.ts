/** The server's reply, kept in one transaction: outcomes, records, cursor (S5, S7). */
import type { Instant } from '../domain/time.ts';
import type { Pulled, SyncReply } from '../sync/messages.ts';
import { viewOfTaken } from '../sync/taken.ts';
import { renumber } from './batch.ts';
import { sendAgain } from './keep-received.ts';
import { loseSight } from './lost-sight.ts';
import { changeMeta, readMeta } from './meta.ts';
import { isCreate } from './overlay.ts';
import { appendPage, dropPages } from './pages.ts';
import { rowsOfRecord } from './queue-rows.ts';
import type { PageSize } from './replica.ts';
import type { ChangeRow, Meta, PersonTables, ReceiptRow, StoredReference } from './rows.ts';
import { giveUp, outAfter } from './rows-out.ts';
import { foundAgain, type Settled, settle } from './settle.ts';

export type Reply = {
  readonly reply: SyncReply;
  /** Checked; kept together with what it is for (S5, S16). */
  readonly receipt: ReceiptRow | null;
  /** The changes that it answers, as they went out, and as whose. */
  readonly sent: readonly ChangeRow[];
  readonly client: string;
  /** The cursor that the request was made with: the page follows on from there and nowhere else. */
  readonly askedFrom: string | null;
  readonly now: Instant;
  /** A client id, should everything have to be sent again. */
  readonly newId: string;
  /** On a full phone receipts still find room; the page comes another time. */
  readonly isPageLeft?: boolean;
};

/** What is in storage now that was not there before. */
export type Kept = {
  readonly meta: Meta;
  /** The page came where it was expected, and was kept with its cursor. */
  readonly isNext: boolean;
  /** There is something to send again. */
  readonly isAgain: boolean;
  readonly page: PageSize | null;
  readonly records: readonly Pulled[];
  readonly received: ReadonlySet<number>;
  /** Records whose changes are others now, with all that are not acknowledged. */
  readonly queue: ReadonlyMap<string, readonly ChangeRow[]>;
};

/** `null` when nothing of it was kept. */
export async function applyReply(tables: PersonTables, given: Reply): Promise<Kept | null> {
  const { reply } = given;
  const meta = await readMeta(tables);
  if (meta.isSignedOut) return null;

  const { outcomes, now: serverNow } = reply;
  // Under another client, keys may name other rows by now (S17).
  const isSame = meta.clientId === given.client;
  const sent = isSame ? given.sent : await foundAgain(tables, given.sent);
  const settled = await settle(tables, { ...given, sent, outcomes, serverNow });
  // Another tab may have moved the cursor, or a reset may have come between: a page that follows on
  // from elsewhere would leave a hole behind the new cursor.
  const isNext = meta.cursor === given.askedFrom && !given.isPageLeft;
  const records = [...recordsOf(given), ...(isNext ? reply.records : [])];
  if (isNext && reply.isReset) await dropPages(tables);
  // None waits for another: for short rows the waiting is what takes the time.
  const [page] = await Promise.all([
    appendPage(tables, records),
    given.receipt && tables.receipts.put(given.receipt),
    takeOffTheWire(tables, given, settled),
    keepPerson(tables, given, isNext),
  ]);
  const isAgain = isNext && isOtherLife(meta, reply);
  if (isAgain) {
    await sendAgain(tables, settled.received, given.now);
    await renumber(tables, given.newId);
  }
  await loseSight(tables, records);
  return {
    meta: await readMeta(tables),
    isNext,
    isAgain,
    page,
    records,
    received: settled.received,
    queue: await rowsOfAll(tables, settled.changed),
  };
}

/** A restored server: it may have lost what it acknowledged lately (S13). */
const isOtherLife = (meta: Meta, reply: SyncReply): boolean =>
  meta.epoch !== null && meta.epoch !== reply.epoch;

/** What the changes made of their records: as the server tells it, or as the phone itself can (S5). */
function recordsOf({ reply, sent }: Reply): readonly Pulled[] {
  const bySeq = new Map(sent.map((row) => [row.seq, row]));
  return reply.outcomes.flatMap(({ seq, result, receipt, receivedAt, record, placed }) => {
    const change = bySeq.get(seq);
    if (record || result === 'refused' || !change || !receipt || !isCreate(change)) {
      return record ?? [];
    }
    return viewOfTaken({
      person: reply.person,
      change,
      receipt,
      receivedAt: receivedAt ?? reply.now,
      placed: placed ?? {},
    });
  });
}

/** Numbers go on behind the last answered one: no server answers one without those before it (S3). */
async function takeOffTheWire(
  tables: PersonTables,
  { reply, client }: Reply,
  { received }: Settled,
): Promise<void> {
  const { sending, clientId } = await readMeta(tables);
  if (!sending || clientId !== client || reply.outcomes.length === 0) return;
  const { left, answered } = outAfter(sending, Math.max(...reply.outcomes.map(({ seq }) => seq)));
  const isLeftOut = answered.keys.some((key) => !received.has(key));
  if (isLeftOut) await giveUp(tables, answered);
  await changeMeta(tables, { sending: left });
}

async function rowsOfAll(
  tables: PersonTables,
  records: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly ChangeRow[]>> {
  const all = new Map<string, readonly ChangeRow[]>();
  for (const record of records) all.set(record, await rowsOfRecord(tables, record));
  return all;
}

async function keepPerson(
  tables: PersonTables,
  { reply, now, client }: Reply,
  isNext: boolean,
): Promise<void> {
  const { person, signInEndsAt, reference, covered, names, keys } = reply;
  const { cursor, epoch, hasMore, neverCame } = reply;
  // A role that has lost the right to names is sent none, and keeps none (S11).
  const keepsNames = names
    ? tables.meta.put({ key: 'names', value: names })
    : tables.meta.remove(['names']);
  await Promise.all([
    keepsNames,
    reference && tables.meta.put({ key: 'reference', value: toStored(reference) }),
    covered && tables.meta.put({ key: 'covered', value: covered }),
    changeMeta(tables, {
      person,
      signInEndsAt,
      lastReplyAt: now,
      ...(keys && { keys: { ...keys, client } }),
      ...(covered && { coveredVersion: covered.version }),
      ...(reference && { referenceVersion: reference.version }),
      ...(isNext && { cursor, epoch, isPartial: hasMore }),
      // With the epoch: once this is kept the server does not say it again (S17).
      ...(isNext && neverCame && { cleared: { neverCame } }),
    }),
  ]);
}

const toStored = ({
  isDemonstration,
  content,
}: NonNullable<SyncReply['reference']>): StoredReference => ({
  isDemonstration,
  content: JSON.stringify(content),
});
