/** Takes changes out of the queue in batches, numbered without a gap (S3). */

import type { Fault } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { batchBytesMax } from '../sync/limits.ts';
import { isHeld } from './hold.ts';
import { changeMeta, readMeta } from './meta.ts';
import { isCreate } from './overlay.ts';
import { inState, keyOf } from './row-order.ts';
import type { ChangeRow, ChangesAndMeta, Meta, Sending } from './rows.ts';
import { giveUp, rowsOut } from './rows-out.ts';
import { numbered } from './sending.ts';

export type Batch = {
  readonly meta: Meta & { readonly clientId: string };
  readonly rows: readonly ChangeRow[];
  /** More could go right after it. */
  readonly hasRest: boolean;
  /** When the next change that is held for *Undo* may go. */
  readonly heldUntil: Instant | null;
};

type Taking = {
  readonly rows: ChangeRow[];
  readonly records: Set<string>;
  readonly unmade: ReadonlySet<string>;
  bytes: number;
  /** Nothing more fits; taking a smaller one from behind would leave a gap in the numbers. */
  isFull: boolean;
  hasRest: boolean;
  heldUntil: Instant | null;
};

export type Take = {
  readonly now: Instant;
  readonly rowsMax: number;
  readonly isHoldOver?: boolean;
  /** The client id, should this storage have none yet. */
  readonly newId: string;
};

const scannedMin = 200;

/** Reads only: what `takeBatch` would come to where there is nothing to number, or `null`. */
export async function peekBatch(tables: ChangesAndMeta): Promise<Batch | null> {
  const [meta, waiting] = await Promise.all([
    readMeta(tables),
    tables.changes.range('[state+n]', ...inState('waiting'), 1),
  ]);
  const { clientId } = meta;
  if (clientId === null || waiting.length > 0) return null;
  return { meta: { ...meta, clientId }, rows: [], hasRest: false, heldUntil: null };
}

/**
 * Changes that are out already come first, under their numbers. Of one record only one new change
 * is taken at a time: the next one's base rests on how the first fared (S6).
 */
export async function takeBatch(tables: ChangesAndMeta, take: Take): Promise<Batch> {
  const stored = await readMeta(tables);
  const meta = begun(stored, take.newId);
  const { clientId, nextSeq, sending } = meta;
  const taking = await newTaking(tables);
  for (const row of await rowsOut(tables, sending)) offer(taking, row, take);
  await offerNew(tables, taking, take, new Set(sending?.keys));

  const { rows, hasRest, heldUntil } = taking;
  const fresh = rows.filter(({ seq }) => seq === undefined);
  const out = withKeys(meta, fresh.map(keyOf), take.now);
  const next = { clientId, nextSeq: nextSeq + fresh.length, sending: out };
  if (fresh.length > 0 || clientId !== stored.clientId) await changeMeta(tables, next);
  return { meta: { ...meta, ...next }, rows: numbered(rows, out), hasRest, heldUntil };
}

/** Release 0.1 kept its numbers on the rows: all that waits is numbered anew, which S2 makes safe. */
const begun = (meta: Meta, newId: string): Meta & { readonly clientId: string } =>
  meta.sending === undefined || meta.clientId === null
    ? { ...meta, clientId: newId, nextSeq: 1, sending: null }
    : { ...meta, clientId: meta.clientId };

const withKeys = (
  { sending, nextSeq }: Meta,
  keys: readonly number[],
  now: Instant,
): Sending | null => {
  if (sending) return { ...sending, keys: [...sending.keys, ...keys] };
  return keys.length > 0 ? { firstSeq: nextSeq, at: now, keys } : null;
};

/** Numbers everything that waits anew under another client id; S2 makes sending it again safe. */
export async function renumber(tables: ChangesAndMeta, clientId: string): Promise<void> {
  const { sending } = await readMeta(tables);
  await giveUp(tables, sending);
  await changeMeta(tables, { clientId, nextSeq: 1, sending: null });
}

/** A change that the server cannot even read: it stays here with its reason, the others go on (S4). */
export async function refuseHere(
  tables: ChangesAndMeta,
  { id, fault }: { readonly id: string; readonly fault: Fault },
  clientId: string,
): Promise<void> {
  await renumber(tables, clientId);
  const waiting = await tables.changes.range('[state+n]', ...inState('waiting'));
  const row = numbered(waiting, null).find((it) => it.id === id);
  if (row) await tables.changes.put({ ...row, state: 'refused', fault });
}

async function newTaking(tables: ChangesAndMeta): Promise<Taking> {
  const refused = await tables.changes.range('[state+n]', ...inState('refused'));
  return {
    rows: [],
    records: new Set(),
    unmade: new Set(refused.filter(isCreate).map(({ record }) => record)),
    bytes: 0,
    isFull: false,
    hasRest: false,
    heldUntil: null,
  };
}

async function offerNew(
  tables: ChangesAndMeta,
  taking: Taking,
  take: Take,
  out: ReadonlySet<number>,
): Promise<void> {
  // With one that finds the batch full: most often one reading is all.
  const readMax = Math.max(scannedMin, take.rowsMax + 1);
  let rows: readonly ChangeRow[] = [];
  do {
    const above = rows.map(keyOf).at(-1) ?? 0;
    rows = await tables.changes.range('[state+n]', ...inState('waiting', above), readMax);
    for (const row of numbered(rows, null)) if (!out.has(keyOf(row))) offer(taking, row, take);
  } while (rows.length === readMax && !taking.isFull);
}

function offer(taking: Taking, row: ChangeRow, take: Take): void {
  if (taking.unmade.has(row.record)) return;
  const isBehind = taking.records.has(row.record) && row.takenAt === undefined;
  taking.records.add(row.record);
  if (!take.isHoldOver && isHeld(row, take.now)) {
    taking.heldUntil = Math.min(taking.heldUntil ?? Infinity, row.notBefore ?? Infinity);
    return;
  }
  const bytes = bytesOf(row);
  taking.isFull ||= taking.rows.length >= take.rowsMax;
  taking.isFull ||= taking.rows.length > 0 && taking.bytes + bytes > batchBytesMax;
  if (isBehind || taking.isFull) {
    taking.hasRest = true;
    return;
  }
  taking.bytes += bytes;
  taking.rows.push(row);
}

const envelopeBytes = 300;
const encoder = new TextEncoder();
const bytesOf = (row: ChangeRow): number => {
  const text = JSON.stringify(row.fields);
  const isPlain = !/[^\0-\x7f]/.test(text);
  return (isPlain ? text.length : encoder.encode(text).length) + envelopeBytes;
};
