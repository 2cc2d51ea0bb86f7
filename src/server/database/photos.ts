/** Photos, part by part, each with the record that names it: the same picture on two records lies here twice. */
import type { Instant } from '../../domain/time.ts';
import { type Database, held } from './database.ts';

/** A photo of another record is another photo: nobody learns by its hash what others have sent. */
export type PhotoKey = {
  readonly record: string;
  readonly hash: string;
  readonly partnership: string;
};

export type StoredPhoto = {
  /** From its beginning, without a gap. */
  readonly bytesHere: number;
  /** Found to have its hash, and to be a photo and nothing else. */
  readonly isWhole: boolean;
};

export async function readPhoto(
  { sql }: Database,
  { record, hash, partnership }: PhotoKey,
): Promise<StoredPhoto> {
  const row = await sql
    .selectFrom('photo')
    .select(['bytes_here', 'whole_at'])
    .where('record', '=', record)
    .where('hash', '=', hash)
    .where('partnership', '=', partnership)
    .executeTakeFirst();
  return { bytesHere: row?.bytes_here ?? 0, isWhole: (row?.whole_at ?? null) !== null };
}

/** The same; until the transaction ends, nobody else adds to it. */
export async function holdPhoto(
  database: Database,
  key: PhotoKey,
  at: Instant,
): Promise<StoredPhoto> {
  const { sql } = database;
  await sql
    .insertInto('photo')
    .values({ ...key, bytes_here: 0, came_at: at, whole_at: null })
    .onConflict((conflict) => conflict.columns(['record', 'hash', 'partnership']).doNothing())
    .execute();
  const query = sql
    .selectFrom('photo')
    .select('hash')
    .where('record', '=', key.record)
    .where('hash', '=', key.hash)
    .where('partnership', '=', key.partnership);
  await held(database, query).execute();
  return readPhoto(database, key);
}

export type Part = {
  readonly begins: number;
  readonly bytes: Uint8Array;
  readonly at: Instant;
  /** Nothing is missing behind it, and all of it was found right. */
  readonly isLast: boolean;
};

/** The next part of a photo that is held. */
export async function addPart(
  { sql }: Database,
  key: PhotoKey,
  { begins, bytes, at, isLast }: Part,
): Promise<StoredPhoto> {
  const bytesHere = begins + bytes.length;
  await sql
    .insertInto('photo_part')
    .values({ ...key, begins, bytes })
    .execute();
  await sql
    .updateTable('photo')
    .set({ bytes_here: bytesHere, came_at: at, whole_at: isLast ? at : null })
    .where('record', '=', key.record)
    .where('hash', '=', key.hash)
    .where('partnership', '=', key.partnership)
    .execute();
  return { bytesHere, isWhole: isLast };
}

/** What is here of it. */
export async function readPhotoBytes(
  { sql }: Database,
  { record, hash, partnership }: PhotoKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await sql
    .selectFrom('photo_part')
    .select('bytes')
    .where('record', '=', record)
    .where('hash', '=', hash)
    .where('partnership', '=', partnership)
    .orderBy('begins')
    .execute();
  return new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes)));
}

/** Drops the photos of a record but those that it still names. */
export async function dropPhotosBut(
  { sql }: Database,
  record: Pick<PhotoKey, 'record' | 'partnership'>,
  named: readonly string[],
): Promise<void> {
  for (const table of ['photo_part', 'photo'] as const) {
    const all = sql
      .deleteFrom(table)
      .where('record', '=', record.record)
      .where('partnership', '=', record.partnership);
    await (named.length > 0 ? all.where('hash', 'not in', named) : all).execute();
  }
}

export async function dropPhoto(
  { sql }: Database,
  { record, hash, partnership }: PhotoKey,
): Promise<void> {
  for (const table of ['photo_part', 'photo'] as const) {
    await sql
      .deleteFrom(table)
      .where('record', '=', record)
      .where('hash', '=', hash)
      .where('partnership', '=', partnership)
      .execute();
  }
}

/** Photos whose last part came before `at`, and of which some is missing. */
export async function dropUnfinishedBefore(database: Database, at: Instant): Promise<void> {
  const unfinished = await database.sql
    .selectFrom('photo')
    .select(['record', 'hash', 'partnership'])
    .where('whole_at', 'is', null)
    .where('came_at', '<', at)
    .execute();
  for (const key of unfinished) await dropPhoto(database, key);
}
