/** Records as the server keeps them: whole, whoever may see what. */
import type { Insertable, Selectable } from 'kysely';
import type { Fields, Kind, Superseded } from '../../domain/records.ts';
import type { Instant } from '../../domain/time.ts';
import type { FieldMarks } from '../../sync/merge.ts';
import { type Database, held, inTransaction } from './database.ts';
import { type Place, type Position, positionOf } from './positions.ts';
import type { Tables } from './tables.ts';

/** What a record ever was in or had: people who saw it by that must be told when it is gone. */
export type Ever = {
  readonly zones: readonly string[];
  readonly hubs: readonly string[];
  readonly outcomes: readonly string[];
};

export type StoredRecord = {
  readonly id: string;
  readonly partnership: string;
  readonly kind: Kind;
  /** Id of the person who made it, and their organisation then. */
  readonly author: string;
  readonly organisation: string;
  readonly zones: readonly string[];
  readonly ever: Ever;
  /** Empty once deleted. */
  readonly fields: Fields;
  readonly marks: FieldMarks;
  readonly superseded: readonly Superseded[];
  readonly version: number;
  /** Its place among all changes; a change moves the record to the end. */
  readonly position: Position;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly receivedAt: Instant;
  /** `RIVER-7214`: unique, made once, shown again for every later change. */
  readonly receiptCode: string;
  readonly isDeleted: boolean;
  readonly isDemonstration: boolean;
};

/** The database gives the position. */
export type NewRecord = Omit<StoredRecord, 'position'>;

/** Stores many new records in one transaction, placed in their order. Throws on an id or receipt twice. */
export const insertRecords = (database: Database, records: readonly NewRecord[]): Promise<void> =>
  inTransaction(database, async ({ sql, engine }) => {
    if (records.length === 0) return;
    const places = await engine.positions.take(sql, records.length);
    await engine.insertRows(sql, 'record', rowsAt(places, records));
  });

/** Stores records that were held by `holdRecords`, changed, at the end of all positions. */
export const saveRecords = (database: Database, records: readonly NewRecord[]): Promise<void> =>
  inTransaction(database, async ({ sql, engine }) => {
    if (records.length === 0) return;
    const places = await engine.positions.take(sql, records.length);
    for (const { id, partnership, ...row } of rowsAt(places, records)) {
      await sql
        .updateTable('record')
        .set(row)
        .where('id', '=', id)
        .where('partnership', '=', partnership)
        .execute();
    }
  });

export async function readRecord({ sql }: Database, id: string): Promise<StoredRecord | null> {
  const row = await sql.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? recordOf(row) : null;
}

export async function readRecordByReceipt(
  { sql }: Database,
  code: string,
): Promise<StoredRecord | null> {
  const row = await sql
    .selectFrom('record')
    .selectAll()
    .where('receipt_code', '=', code)
    .executeTakeFirst();
  return row ? recordOf(row) : null;
}

/**
 * Those of these ids that are there; until the transaction ends, nobody else changes them. Held by
 * the order of their ids, so that two requests wait for one another and never in a circle.
 */
export async function holdRecords(
  database: Database,
  ids: readonly string[],
): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return [];
  const query = database.sql.selectFrom('record').selectAll().where('id', 'in', ids).orderBy('id');
  return (await held(database, query).execute()).map(recordOf);
}

/** All records that are not deleted, oldest position first. */
export async function readRecords(
  { sql }: Database,
  kinds: readonly Kind[],
): Promise<readonly StoredRecord[]> {
  const rows = await sql
    .selectFrom('record')
    .selectAll()
    .where('kind', 'in', kinds)
    .where('is_deleted', '=', 0)
    .orderBy('position')
    .execute();
  return rows.map(recordOf);
}

export async function hasRecords({ sql }: Database): Promise<boolean> {
  return (await sql.selectFrom('record').select('id').limit(1).execute()).length > 0;
}

/** Those of these receipts that a record has. */
export async function takenReceipts(
  { sql }: Database,
  codes: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom('record')
    .select('receipt_code')
    .where('receipt_code', 'in', codes)
    .execute();
  return rows.map(({ receipt_code }) => receipt_code);
}

export type RecordRow = Selectable<Tables['record']>;

export const recordOf = (row: RecordRow): StoredRecord => ({
  id: row.id,
  partnership: row.partnership,
  kind: row.kind as Kind,
  author: row.author,
  organisation: row.organisation,
  zones: JSON.parse(row.zones_json),
  ever: JSON.parse(row.ever_json),
  fields: JSON.parse(row.fields_json),
  marks: JSON.parse(row.marks_json),
  superseded: JSON.parse(row.superseded_json),
  version: row.version,
  position: positionOf(row),
  createdAt: row.created_at,
  changedAt: row.changed_at,
  receivedAt: row.received_at,
  receiptCode: row.receipt_code,
  isDeleted: row.is_deleted === 1,
  isDemonstration: row.is_demonstration === 1,
});

/** A place each, by the order of the ids: two servers that make the same records wait in no circle. */
const rowsAt = (places: readonly Place[], records: readonly NewRecord[]) =>
  records
    .map((record, i) => {
      const place = places[i];
      if (!place) throw new Error('The database gave too few positions.');
      return rowOf(record, place);
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const rowOf = (record: NewRecord, place: Place): Insertable<Tables['record']> => ({
  ...place,
  id: record.id,
  partnership: record.partnership,
  kind: record.kind,
  author: record.author,
  organisation: record.organisation,
  zones_json: JSON.stringify(record.zones),
  ever_json: JSON.stringify(record.ever),
  fields_json: JSON.stringify(record.fields),
  marks_json: JSON.stringify(record.marks),
  superseded_json: JSON.stringify(record.superseded),
  version: record.version,
  created_at: record.createdAt,
  changed_at: record.changedAt,
  received_at: record.receivedAt,
  receipt_code: record.receiptCode,
  is_deleted: record.isDeleted ? 1 : 0,
  is_demonstration: record.isDemonstration ? 1 : 0,
});
