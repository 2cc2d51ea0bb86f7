/** Rows of photos. All of it runs inside a transaction of its caller. */
import type { PhotoKey, RecordTables } from './rows.ts';

type PhotoTables = Pick<RecordTables, 'photos' | 'pictures'>;

export const keyOfPhoto = ({ record, hash }: { record: string; hash: string }): PhotoKey => [
  record,
  hash,
];

/** All that is here of a record's photos. */
export async function dropPhotosOf(tables: PhotoTables, record: string): Promise<void> {
  const keys = (await tables.photos.match('record', record)).map(keyOfPhoto);
  await tables.photos.remove(keys);
  await tables.pictures.remove(keys);
}
