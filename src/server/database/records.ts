/** Records as the server keeps them: whole, whoever may see what. */
import type { Selectable } from 'kysely';
import type { Fields, Kind, Superseded } from '../../domain/records.ts';
import type { Instant } from '../../domain/time.ts';
import type { FieldMarks } from '../../sync/merge.ts';
import { type Database, inTransaction } from './database.ts';
import { takePositions } from './positions.ts';
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
  readonly position: number;
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

/** Rows at once: 18 columns each, under SQLite's 32,766 parameters. */
const rowsPerInsert = 500;

/** Stores many new records in one transaction, in their order. Throws on an id or receipt twice. */
export const insertRecords = (database: Database, records: readonly NewRecord[]): Promise<void> =>
  inTransaction(database, async (within) => {
    const first = await takePositions(within, records.length);
    const rows = records.map((record, i) => rowOf({ ...record, position: first + i }));
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      await within.sql
        .insertInto('record')
        .values(rows.slice(start, start + rowsPerInsert))
        .execute();
    }
  });

/** Stores a record, new or changed, at the end of all positions. Answers it with its position. */
export async function saveRecord(database: Database, record: NewRecord): Promise<StoredRecord> {
  const stored = { ...record, position: await takePositions(database, 1) };
  const row = rowOf(stored);
  await database.sql
    .insertInto('record')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return stored;
}

export async function readRecord({ sql }: Database, id: string): Promise<StoredRecord | null> {
  const row = await sql.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
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
  position: row.position,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  receivedAt: row.received_at,
  receiptCode: row.receipt_code,
  isDeleted: row.is_deleted === 1,
  isDemonstration: row.is_demonstration === 1,
});

const rowOf = (record: StoredRecord): RecordRow => ({
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
  position: record.position,
  created_at: record.createdAt,
  changed_at: record.changedAt,
  received_at: record.receivedAt,
  receipt_code: record.receiptCode,
  is_deleted: record.isDeleted ? 1 : 0,
  is_demonstration: record.isDemonstration ? 1 : 0,
});
