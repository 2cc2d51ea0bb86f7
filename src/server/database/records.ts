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

/** Rows at once: 19 columns each, under SQLite's 32,766 parameters. */
const rowsPerInsert = 500;

/** Stores many new records in one transaction, in their order. Throws on an id or receipt twice. */
export const insertRecords = (database: Database, records: readonly NewRecord[]): Promise<void> =>
  inTransaction(database, async (within) => {
    const places = await within.engine.positions.take(within.sql, records.length);
    const rows = places.flatMap((place, i) => records.slice(i, i + 1).map(rowAt(place)));
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      await within.sql
        .insertInto('record')
        .values(rows.slice(start, start + rowsPerInsert))
        .execute();
    }
  });

/** Stores a record that was held by `holdRecord`, changed, at the end of all positions. */
export const saveRecord = (database: Database, record: NewRecord): Promise<void> =>
  inTransaction(database, async ({ sql, engine }) => {
    const [place] = await engine.positions.take(sql, 1);
    if (!place) throw new Error('The database gave no position.');
    const { id, partnership, ...row } = rowAt(place)(record);
    await sql
      .updateTable('record')
      .set(row)
      .where('id', '=', id)
      .where('partnership', '=', partnership)
      .execute();
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

/** As `readRecord`; until the transaction ends, nobody else changes it. */
export async function holdRecord(database: Database, id: string): Promise<StoredRecord | null> {
  const query = database.sql.selectFrom('record').selectAll().where('id', '=', id);
  const row = await held(database, query).executeTakeFirst();
  return row ? recordOf(row) : null;
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

export async function isReceiptTaken({ sql }: Database, code: string): Promise<boolean> {
  const rows = await sql
    .selectFrom('record')
    .select('id')
    .where('receipt_code', '=', code)
    .execute();
  return rows.length > 0;
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

const rowAt =
  (place: Place) =>
  (record: NewRecord): Insertable<Tables['record']> => ({
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
