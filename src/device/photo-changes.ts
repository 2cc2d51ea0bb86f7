/** What a person does with photos: each is one transaction with the change of its record (S1, S20). */
import type { Incident } from '../domain/incident.ts';
import { namesPhoto, type Photo, photosIn, photosMax } from '../domain/photo.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Held, PhonePhotos, Picture } from './phone.ts';
import { keyOfPhoto } from './photo-rows.ts';
import type { Platform, StorageRoom } from './platform.ts';
import { addChange, isStillThere } from './queue.ts';
import { rowsOfRecord } from './queue-rows.ts';
import { readPicture } from './read-picture.ts';
import { browserCrypto } from './receipt-crypto.ts';
import { newChange } from './record-changes.ts';
import type { PhotoRow, RecordTables } from './rows.ts';
import type { World } from './world.ts';

type Name = Pick<PhotoRow, 'record' | 'hash'>;
type Work<T> = (storage: PersonStorage) => Promise<Result<T>>;

type Given = {
  readonly world: World;
  readonly platform: Pick<Platform, 'room' | 'crypto'>;
  /** With whoever's storage it is now (S8). */
  readonly read: <T>(work: Work<T>) => Promise<Result<T>>;
  readonly writeTo: (record: string, work: Work<null>) => Promise<Result<null>>;
};

export const newPhotos = ({ world, platform, read, writeTo }: Given): PhonePhotos => ({
  add: (record, picture) =>
    writeTo(record, async (storage) => {
      if (!isRoomy(await platform.room())) return fail(fault('storage-full'));
      const added = await addPhoto(world, storage, record, picture);
      const name = { record, hash: picture.hash };
      if (!added.ok || (await isAsItWas(storage, name, platform.crypto))) return added;
      // Told while the scene is still there.
      await removePhoto(world, storage, name);
      return fail(fault('storage-closed'));
    }),
  remove: (record, hash) =>
    writeTo(record, (storage) => removePhoto(world, storage, { record, hash })),
  giveUp: (record, hash) =>
    writeTo(record, (storage) =>
      writeSeen(storage, (tables) => dropPhoto(tables, { record, hash })),
    ),
  read: (record, hash) => read((storage) => readPicture(storage, { record, hash })),
});

/** Left for text, about 40,000 incidents: on a phone that fills up photos are refused before words are. */
const roomBytesMin = 20_000_000;

/** A browser that does not tell finds out when it writes. */
const isRoomy = (room: StorageRoom | null): boolean =>
  room === null || room.quotaBytes - room.usedBytes >= roomBytesMin;

/** Without the ballast: that is for words. */
async function writeSeen(
  storage: PersonStorage,
  work: (tables: RecordTables) => Promise<Result<null>>,
): Promise<Result<null>> {
  const tables = storage.of('changes', 'meta', 'received', 'photos', 'pictures');
  const written = await tables.write(work);
  await storage.refresh();
  return written.ok ? written.value : written;
}

async function addPhoto(
  world: World,
  storage: PersonStorage,
  record: string,
  { bytes, hash, width, height }: Picture,
): Promise<Result<null>> {
  // What another tab added meanwhile must not be taken off again by the list that is written here.
  await storage.refresh();
  const held = storage.view.memory.records.get(record);
  if (held?.kind !== 'incident') return fail(fault('not-found'));
  const change = newChange(world, held);
  const photo: Photo = { hash, bytes: bytes.length, width, height, at: change.at };
  const max = storage.view.reference?.partnership.policy.photosPerIncidentMax ?? photosMax;
  return writeSeen(storage, async (tables) => {
    if (!(await isStillThere(tables, change))) return fail(fault('not-found'));
    const photos = await photosNow(tables, held as Held<'incident'>);
    if (!namesPhoto({ photos }, hash)) {
      if (photos.length >= max) return fail(fault('too-large', 'photos'));
      await addChange(tables, change, { photos: [...photos, photo] });
    }
    const key = { record, hash };
    await tables.photos.put({ ...key, at: change.at, state: 'waiting' });
    await tables.pictures.put({ ...key, bytes: bytes.slice().buffer });
    return ok(null);
  });
}

async function removePhoto(
  world: World,
  storage: PersonStorage,
  { record, hash }: Name,
): Promise<Result<null>> {
  await storage.refresh();
  const held = storage.view.memory.records.get(record);
  if (held?.kind !== 'incident') return fail(fault('not-found'));
  const change = newChange(world, held);
  return writeSeen(storage, async (tables) => {
    const photos = await photosNow(tables, held as Held<'incident'>);
    if (namesPhoto({ photos }, hash) && (await isStillThere(tables, change))) {
      const left = photos.filter((photo) => photo.hash !== hash);
      await addChange(tables, change, { photos: left.length > 0 ? left : null });
    }
    return dropPhoto(tables, { record, hash });
  });
}

/** As the record will be with all that waits: what is seen may lag behind what is stored. */
async function photosNow(
  tables: RecordTables,
  { id, fields }: { readonly id: string; readonly fields: Partial<Incident> },
): Promise<readonly Photo[]> {
  const rows = await rowsOfRecord(tables, id);
  const latest = rows.findLast((row) => 'photos' in row.fields);
  return photosIn(latest?.fields ?? fields);
}

/** Storage that gives back something else is found out now (Dexie 1227, 1638). */
async function isAsItWas(
  storage: PersonStorage,
  name: Name,
  crypto = browserCrypto,
): Promise<boolean> {
  const bytes = await readPicture(storage, name);
  return bytes.ok && bytes.value !== null && (await crypto.hashOfBytes(bytes.value)) === name.hash;
}

async function dropPhoto(
  { photos, pictures }: Pick<RecordTables, 'photos' | 'pictures'>,
  name: Name,
): Promise<Result<null>> {
  await photos.remove([keyOfPhoto(name)]);
  await pictures.remove([keyOfPhoto(name)]);
  return ok(null);
}
