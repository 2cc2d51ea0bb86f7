/** Takes changes out of the queue in batches, numbered without a gap (S3). */

import type { Fault } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { batchBytesMax } from '../sync/limits.ts';
import { isHeld } from './hold.ts';
import { changeMeta, readMeta } from './meta.ts';
import { isCreate } from './overlay.ts';
import { keyOf } from './queue.ts';
import type { ChangeRow, Meta, PersonTables } from './rows.ts';

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
  /** The client id, should this storage have none yet. */
  readonly newId: string;
};

const scanned = 200;

/**
 * Changes that were numbered before come first, in their order. Of one record only one new change
 * is taken at a time: the next one's base rests on how the first fared (S6).
 */
export async function takeBatch(tables: PersonTables, take: Take): Promise<Batch> {
  const meta = await readMeta(tables);
  const taking = await newTaking(tables);
  const numbered = await tables.changes.range('[state+seq]', ...ofWaiting(0), take.rowsMax + 1);
  for (const row of numbered) offer(taking, row, take);
  await offerNew(tables, taking, take);

  const clientId = meta.clientId ?? take.newId;
  const { rows, nextSeq } = number(taking.rows, meta.nextSeq, take.now);
  if (nextSeq > meta.nextSeq) await tables.changes.putAll(rows);
  if (nextSeq > meta.nextSeq || !meta.clientId) await changeMeta(tables, { clientId, nextSeq });
  return {
    meta: { ...meta, clientId, nextSeq },
    rows,
    hasRest: taking.hasRest,
    heldUntil: taking.heldUntil,
  };
}

/** Numbers everything that waits anew under another client id; S2 makes sending it again safe. */
export async function renumber(tables: PersonTables, clientId: string): Promise<void> {
  const waiting = await tables.changes.match('state', 'waiting');
  await tables.changes.putAll(waiting.map(({ seq: _, ...row }) => row));
  await changeMeta(tables, { clientId, nextSeq: 1 });
}

/** A change that the server cannot even read: it stays here with its reason, the others go on (S4). */
export async function refuseHere(
  tables: PersonTables,
  { id, fault }: { readonly id: string; readonly fault: Fault },
  clientId: string,
): Promise<void> {
  const [row] = await tables.changes.match('id', id);
  if (row?.state !== 'waiting') return;
  const { seq: _, ...unnumbered } = row;
  await tables.changes.put({ ...unnumbered, state: 'refused', fault });
  await renumber(tables, clientId);
}

const ofWaiting = (above: number): [readonly [string, number], readonly [string, number]] => [
  ['waiting', above],
  ['waiting', Number.POSITIVE_INFINITY],
];

async function newTaking(tables: PersonTables): Promise<Taking> {
  const refused = await tables.changes.match('state', 'refused');
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

async function offerNew(tables: PersonTables, taking: Taking, take: Take): Promise<void> {
  let rows: readonly ChangeRow[] = [];
  do {
    const above = rows.map(keyOf).at(-1) ?? 0;
    rows = await tables.changes.range('[state+n]', ...ofWaiting(above), scanned);
    for (const row of rows) if (row.seq === undefined) offer(taking, row, take);
  } while (rows.length === scanned && !taking.isFull);
}

function offer(taking: Taking, row: ChangeRow, take: Take): void {
  if (taking.unmade.has(row.record)) return;
  const isBehind = taking.records.has(row.record) && row.takenAt === undefined;
  taking.records.add(row.record);
  if (isHeld(row, take.now)) {
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

function number(
  rows: readonly ChangeRow[],
  from: number,
  now: Instant,
): { readonly rows: readonly ChangeRow[]; readonly nextSeq: number } {
  let nextSeq = from;
  const numbered = rows.map((row) =>
    row.seq === undefined ? { ...row, seq: nextSeq++, takenAt: row.takenAt ?? now } : row,
  );
  return { rows: numbered, nextSeq };
}

const envelopeBytes = 300;
const encoder = new TextEncoder();
const bytesOf = (row: ChangeRow): number =>
  encoder.encode(JSON.stringify(row.fields)).length + envelopeBytes;
