/** What the server knows before it decides a batch, read at once; and what it made of it, written at once. */
import { photosIn } from '../../domain/photo.ts';
import {
  type LoggedChange,
  logChanges,
  readChangesById,
  readChangesBySeq,
} from '../database/changes.ts';
import { dropPhotosBut } from '../database/photos.ts';
import { type Quarantined, quarantine } from '../database/quarantine.ts';
import {
  holdRecords,
  insertRecords,
  type NewRecord,
  saveRecords,
  takenReceipts,
} from '../database/records.ts';
import type { SentChange } from './parse-change.ts';
import type { Sending } from './push.ts';
import { newReceiptCodes } from './receipts.ts';

/** Moves on from change to change, so that each meets what those before it made (S3). */
export type Batch = {
  /** The last number that has an outcome. */
  lastSeq: number;
  /** This client's answers by number; anybody's first answers by change. */
  readonly bySeq: Map<number, LoggedChange>;
  readonly byId: Map<string, LoggedChange>;
  readonly records: Map<string, NewRecord>;
  /** Receipts for records that are made. */
  readonly codes: string[];

  /** Ids of records, in the order of their last change: those that are new, and the others. */
  readonly made: Set<string>;
  readonly changed: Set<string>;
  /** Ids of records that had photos before: what they no longer name goes with the change (S20). */
  readonly hadPhotos: Set<string>;
  readonly logged: LoggedChange[];
  readonly refused: Quarantined[];
};

export async function readBatch(
  { database, world, client }: Sending,
  sent: readonly SentChange[],
): Promise<Batch> {
  const ids = [...new Set(sent.map(({ record }) => record))];
  // Held before anything else is asked: what another request is making of them is answered by then.
  const records = new Map((await holdRecords(database, ids)).map((it) => [it.id, it]));
  const isNew = ({ seq }: SentChange) => seq > client.lastSeq;
  const again = sent.filter((it) => !isNew(it)).map(({ seq }) => seq);
  const bySeq = await readChangesBySeq(database, client.id, again);
  // A phone whose storage was renewed sends what it still has as a new client (S13).
  const byId = await readChangesById(
    database,
    sent.filter(isNew).map(({ id }) => id),
  );
  const codes = await newReceiptCodes(world, ids.length - records.size, (some) =>
    takenReceipts(database, some),
  );
  return {
    lastSeq: client.lastSeq,
    bySeq: new Map(bySeq.map((it) => [it.seq, it])),
    byId: new Map(byId.map((it) => [it.changeId, it])),
    records,
    codes: [...codes],
    made: new Set(),
    changed: new Set(),
    hadPhotos: new Set(),
    logged: [],
    refused: [],
  };
}

export async function writeBatch({ database }: Sending, batch: Batch): Promise<void> {
  await insertRecords(database, recordsIn(batch, batch.made));
  await saveRecords(database, recordsIn(batch, batch.changed));
  for (const { id, partnership, fields } of recordsIn(batch, batch.hadPhotos)) {
    const named = photosIn(fields).map(({ hash }) => hash);
    await dropPhotosBut(database, { record: id, partnership }, named);
  }
  await quarantine(database, batch.refused);
  await logChanges(database, batch.logged);
}

const recordsIn = ({ records }: Batch, ids: ReadonlySet<string>): readonly NewRecord[] =>
  [...ids].flatMap((id) => records.get(id) ?? []);
