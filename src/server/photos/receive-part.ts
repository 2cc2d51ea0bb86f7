/**
 * A part of a photo comes in (S20): behind those that are here, from the record's author, and checked with
 * them before it is kept, so that not even the beginning of something else is ever stored. At most one
 * photo, a quarter of a megabyte, is in memory for it.
 */
import { createHash } from 'node:crypto';
import type { Person } from '../../domain/people.ts';
import type { Photo } from '../../domain/photo.ts';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { checkJpeg } from '../../sync/jpeg.ts';
import type { PhotoName, Standing } from '../../sync/photos.ts';
import { inTransaction } from '../database/database.ts';
import {
  addPart,
  dropPhoto,
  holdPhoto,
  readPhoto,
  readPhotoBytes,
  type StoredPhoto,
} from '../database/photos.ts';
import { holdRecords, readRecord } from '../database/records.ts';
import type { Deps } from '../deps.ts';
import { type NamedPhoto, ownPhoto } from './named-photo.ts';

export async function standingOf(
  { database }: Deps,
  person: Person,
  name: PhotoName,
): Promise<Result<Standing>> {
  const own = ownPhoto(await readRecord(database, name.record), person, name.hash);
  return own.ok ? ok(toStanding(name, await readPhoto(database, own.value.key))) : own;
}

type Part = { readonly begins: number; readonly bytes: Uint8Array };

/**
 * What does not follow on from what is here is left, and the answer says where to go on: a part that
 * comes twice has one effect. Faults: `not-found`, `too-large`, `not-a-photo`.
 */
export const receivePart = (
  { database, world }: Deps,
  person: Person,
  name: PhotoName,
  { begins, bytes }: Part,
) =>
  inTransaction(database, async (within): Promise<Result<Standing>> => {
    // Held: a deletion that comes meanwhile waits, and takes this part with it.
    const [record] = await holdRecords(within, [name.record]);
    const own = ownPhoto(record, person, name.hash);
    if (!own.ok) return own;
    const { key } = own.value;
    const at = world.now();
    const here = await holdPhoto(within, key, at);
    const isNext = !here.isWhole && begins === here.bytesHere && bytes.length > 0;
    if (!isNext) return ok(toStanding(name, here));
    const before = await readPhotoBytes(within, key);
    const isLast = isLastOf(own.value, Buffer.concat([before, bytes]));
    if (!isLast.ok) {
      await dropPhoto(within, key);
      return isLast;
    }
    const added = await addPart(within, key, { begins, bytes, at, isLast: isLast.value });
    return ok(toStanding(name, added));
  });

function isLastOf({ key, photo }: NamedPhoto, bytes: Uint8Array): Result<boolean> {
  if (bytes.length > photo.bytes) return fail(fault('too-large', 'photo'));
  const checked = checkJpeg(bytes, photo);
  if (!checked.ok) return checked;
  if (isAll(photo, bytes) !== checked.value.isWhole) return fail(fault('not-a-photo', 'length'));
  if (!checked.value.isWhole) return ok(false);
  return sha256(bytes) === key.hash ? ok(true) : fail(fault('not-a-photo', 'hash'));
}

const isAll = (photo: Photo, { length }: Uint8Array): boolean => length === photo.bytes;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const toStanding = ({ hash }: PhotoName, { bytesHere, isWhole }: StoredPhoto): Standing => ({
  bytes: bytesHere,
  isWhole,
  hash,
});
