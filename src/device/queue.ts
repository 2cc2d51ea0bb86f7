/**
 * The queue of changes that the server has not acknowledged: how a person changes what is in it, and how it may
 * be taken back. All of it runs inside a transaction of its caller, and comes to the same end when it is
 * run twice. It comes with the first change, not with the first page.
 */
import { type Fields, type Kind, kinds, withFields } from '../domain/records.ts';
import { isCreate, refusedFieldsOf } from './overlay.ts';
import { dropPhotosOf } from './photo-rows.ts';
import { type NewChange, rowOf, rowsIn } from './queue-rows.ts';
import { receivedOf } from './received.ts';
import { byOrder, keyOf } from './row-order.ts';
import type { ChangeRow, ChangeState, ChangesAndMeta, QueueTables, RecordTables } from './rows.ts';

type RowsOfRecord = {
  readonly all: readonly ChangeRow[];
  readonly waiting: readonly ChangeRow[];
  readonly refused: readonly ChangeRow[];
  readonly received: readonly ChangeRow[];
};

/** Lays fields into the record's newest change while nobody has seen it; otherwise it is a new one. */
export async function addChange(
  tables: QueueTables,
  change: NewChange,
  fields: Fields,
): Promise<void> {
  const rows = await split(tables, change.record);
  if (isAmong(rows, change)) return;
  const { waiting, refused, received } = rows;
  const seen = seenBy(change, received);
  if (refused.length > 0) return mend(tables, { ...change, seen }, fields, rows);

  const newest = waiting.at(-1);
  const isOpen =
    newest &&
    newest.takenAt === undefined &&
    !newest.isDelete &&
    !isNextStep(change.kind, newest.fields, fields);
  if (!isOpen || (!isCreate(newest) && newest.base < seen)) {
    await tables.changes.put(rowOf(change, baseAfter(newest, seen), fields));
  } else if (isCreate(newest)) {
    await tables.changes.put({ ...newest, fields: withFields(newest.fields, fields) });
  } else {
    await tables.changes.put({ ...newest, fields: { ...newest.fields, ...fields }, at: change.at });
  }
}

const isNextStep = (kind: Kind, before: Fields, after: Fields): boolean =>
  kinds[kind].steps.some((field) => field in before && field in after);

/**
 * What was refused, mended, is a new change: under its old id the server would answer as it did
 * then (S2). What is still waiting behind it was written later, and keeps its say.
 */
async function mend(
  tables: ChangesAndMeta,
  change: NewChange,
  fields: Fields,
  { waiting, refused }: RowsOfRecord,
): Promise<void> {
  const wasCreate = refused.some(isCreate);
  const behind = wasCreate ? waiting : [];
  const later = Object.assign({}, ...waiting.map((row) => row.fields)) as Fields;
  const meant = without(refusedFieldsOf(refused), Object.keys(wasCreate ? {} : later));
  const mended = { ...meant, ...refusedFieldsOf(behind), ...fields };

  await tables.changes.remove([...refused, ...behind].map(keyOf));
  const base = wasCreate ? 0 : baseAfter(waiting.at(-1), change.seen);
  await tables.changes.put(rowOf(change, base, wasCreate ? withFields({}, mended) : mended));
}

/** Takes a record back: what the server cannot know of never was, the rest is deleted there too. */
export async function addRemoval(tables: RecordTables, change: NewChange): Promise<void> {
  const rows = await split(tables, change.record);
  if (isAmong(rows, change)) return;
  const { waiting, refused, received } = rows;
  await tables.changes.remove(refused.map(keyOf));

  const seen = seenBy(change, received);
  const isKnownThere = seen > 0 || waiting.some(({ takenAt }) => takenAt !== undefined);
  if (!isKnownThere) await dropPhotosOf(tables, change.record);
  if (!isKnownThere) return void (await tables.changes.remove(waiting.map(keyOf)));
  const base = baseAfter(waiting.at(-1), seen);
  await tables.changes.put({ ...rowOf(change, base, {}), isDelete: true });
}

/** Drops what was refused; what could only follow from a refused beginning goes with it. */
export async function dropRefused(tables: RecordTables, record: string): Promise<void> {
  const { waiting, refused } = await split(tables, record);
  const wasCreate = refused.some(isCreate);
  await tables.changes.remove([...refused, ...(wasCreate ? waiting : [])].map(keyOf));
  if (wasCreate) await dropPhotosOf(tables, record);
}

/** `false` where nothing is left to lay a change over: it was taken back a moment ago. */
export async function isStillThere(
  tables: QueueTables,
  { record, seen }: NewChange,
): Promise<boolean> {
  return seen > 0 || (await split(tables, record)).all.length > 0;
}

/**
 * What is on the screen lags behind what is stored: a change of one's own that was acknowledged in
 * between is one that the person has seen, they made it.
 */
const seenBy = ({ seen }: NewChange, received: readonly ChangeRow[]): number =>
  received.reduce((version, row) => {
    const isNext = isCreate(row) || (row.base === version && row.madeVersion === version + 1);
    return isNext ? Math.max(version, row.base + 1) : version;
  }, seen);

/**
 * The version that a change is made on. Behind a waiting change it is the one which that will make,
 * so that a person's second thought does not clash with their first. Never 0: that would be a making.
 */
const baseAfter = (newest: ChangeRow | undefined, seen: number): number =>
  newest ? Math.max(newest.base, seen) + 1 : Math.max(1, seen);

async function split(tables: QueueTables, record: string): Promise<RowsOfRecord> {
  const both = await Promise.all([receivedOf(tables, record), rowsIn(tables, record)]);
  const all = both.flat().sort(byOrder);
  const having = (wanted: ChangeState) => all.filter(({ state }) => state === wanted);
  const [waiting, refused, received] = (['waiting', 'refused', 'received'] as const).map(having);
  return { all, waiting, refused, received } as RowsOfRecord;
}

/** Written already: this is the second run of one that was not heard to succeed. */
const isAmong = ({ all }: RowsOfRecord, change: NewChange): boolean =>
  all.some(({ id }) => id === change.id);

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** As it travels. */
export const toChange = ({ id, seq = 0, record, kind, base, fields, isDelete, at }: ChangeRow) => ({
  id,
  seq,
  record,
  kind,
  base,
  fields,
  ...(isDelete && { isDelete }),
  at,
});
