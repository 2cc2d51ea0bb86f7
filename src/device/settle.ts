/** What the server said of each change that went out, laid into the queue. */
import type { Instant } from '../domain/time.ts';
import type { Outcome } from '../sync/messages.ts';
import { keepReceived } from './keep-received.ts';
import { isCreate } from './overlay.ts';
import { rowsOfRecord } from './queue-rows.ts';
import { byOrder, inState, keyOf } from './row-order.ts';
import type { ChangeRow, ChangesAndMeta, QueueTables } from './rows.ts';

export type Answered = {
  /** As they went out. */
  readonly sent: readonly ChangeRow[];
  readonly outcomes: readonly Outcome[];
  readonly now: Instant;
  /** The server's clock. */
  readonly serverNow: Instant;
};

export type Settled = {
  /** By `n`. */
  readonly received: ReadonlySet<number>;
  /** Records of which more than what was received has changed in the queue. */
  readonly changed: ReadonlySet<string>;
};

type Pair = { readonly row: ChangeRow; readonly outcome: Outcome };

/** Runs inside a transaction of its caller. What another tab has settled already is left as it is. */
export async function settle(tables: QueueTables, answered: Answered): Promise<Settled> {
  const pairs = await pairsOf(tables, answered);
  const takenBack = new Set<string>();
  for (const { row, outcome } of pairs) {
    const isRefused = outcome.result === 'refused';
    if (isRefused && (await dropIfTakenBack(tables, row))) takenBack.add(row.record);
  }
  const left = pairs.filter(({ row }) => !takenBack.has(row.record));
  const settled = left.map((pair) => settledRow(pair, answered));
  const received = settled.filter(({ state }) => state === 'received');
  await Promise.all([
    keepReceived(tables, received, answered.now),
    tables.changes.putAll(settled.filter(({ state }) => state === 'refused')),
  ]);
  const unlike = left.filter(({ outcome }) => outcome.result !== 'applied');
  for (const { row } of unlike) await rebase(tables, row);
  return {
    received: new Set(received.map(keyOf)),
    changed: new Set([...takenBack, ...unlike.map(({ row }) => row.record)]),
  };
}

/**
 * A row may be gone, or settled by another tab, since it went out; as long as it waits it is as it went
 * out, so its key is all that is read (S2).
 */
async function pairsOf(
  { changes }: ChangesAndMeta,
  { sent, outcomes }: Answered,
): Promise<readonly Pair[]> {
  if (outcomes.length === 0 || sent.length === 0) return [];
  const keys = sent.map(keyOf);
  const ends = inState('waiting', Math.min(...keys) - 1, Math.max(...keys));
  const still = new Set(await changes.keys('[state+n]', ...ends));
  const bySeq = new Map(outcomes.map((outcome) => [outcome.seq, outcome]));
  return sent.flatMap((row) => {
    const outcome = bySeq.get(row.seq ?? 0);
    return outcome && still.has(keyOf(row)) ? [{ row, outcome }] : [];
  });
}

/** Rows that went out, by their ids and not by their keys: of those that still wait, under the keys of now. */
export async function foundAgain(
  { changes }: ChangesAndMeta,
  sent: readonly ChangeRow[],
): Promise<readonly ChangeRow[]> {
  if (sent.length === 0) return sent;
  const waiting = await changes.range('[state+n]', ...inState('waiting'));
  const keys = new Map(waiting.map((row) => [row.id, keyOf(row)]));
  return sent.flatMap((row) => {
    const n = keys.get(row.id);
    return n === undefined ? [] : [{ ...row, n }];
  });
}

function settledRow({ row, outcome }: Pair, { now, serverNow }: Answered): ChangeRow {
  const { seq: _, fault: __, ...rest } = row;
  return outcome.result === 'refused'
    ? { ...rest, state: 'refused', fault: outcome.fault ?? { code: 'malformed' } }
    : { ...rest, state: 'received', receivedAt: now, ...receiptOf(outcome, serverNow) };
}

/** Without a record it is one that was made as it was sent: its first version. */
const receiptOf = (
  { receipt, receivedAt, record }: Outcome,
  serverNow: Instant,
): Partial<ChangeRow> => ({
  ...(receipt && { receipt: { code: receipt, at: receivedAt ?? serverNow } }),
  madeVersion: record?.version ?? 1,
});

/** Refused before it was there, with its deletion behind it: nothing is left to do or to say. */
async function dropIfTakenBack(tables: ChangesAndMeta, row: ChangeRow): Promise<boolean> {
  const rows = await rowsOfRecord(tables, row.record);
  const isTakenBack = isCreate(row) && rows.some(({ isDelete }) => isDelete);
  if (isTakenBack) await tables.changes.remove(rows.map(keyOf));
  return isTakenBack;
}

/**
 * Changes behind this one were given the version that it would make. It made another, or none: they
 * rest on what the person really saw, so that nobody else's edit is taken for seen (S6).
 */
async function rebase(tables: ChangesAndMeta, settled: ChangeRow): Promise<void> {
  const behind = (await rowsOfRecord(tables, settled.record)).filter(
    (row) => row.state === 'waiting' && row.takenAt === undefined && byOrder(settled, row) < 0,
  );
  const seen = (row: ChangeRow): number => Math.max(settled.base, row.base - 1);
  await tables.changes.putAll(behind.map((row) => ({ ...row, base: seen(row) })));
}
