/** Which photo a request is about. What is not there and what is not theirs to know look the same (A2). */
import type { Person } from '../../domain/people.ts';
import { type Photo, photoHash, photosIn } from '../../domain/photo.ts';
import type { Fields } from '../../domain/records.ts';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { fieldsFor, roles } from '../../domain/roles.ts';
import { parse, uuid } from '../../domain/schema.ts';
import type { PhotoName } from '../../sync/photos.ts';
import type { Database } from '../database/database.ts';
import type { PhotoKey } from '../database/photos.ts';
import { readRecord, type StoredRecord } from '../database/records.ts';
import { mustReadReference } from '../database/reference.ts';
import { powersIn } from '../sync/powers.ts';

export type NamedPhoto = { readonly key: PhotoKey; readonly photo: Photo };

const notThere = fail(fault('not-found'));

export function parsePhotoName(record: unknown, hash: unknown): Result<PhotoName> {
  const [parsedRecord, parsedHash] = [parse(uuid, record), parse(photoHash, hash)];
  if (!parsedRecord.ok || !parsedHash.ok) return notThere;
  return ok({ record: parsedRecord.value, hash: parsedHash.value });
}

/** Where the person may see the record's photos. */
export async function seenPhoto(
  database: Database,
  person: Person,
  { record: id, hash }: PhotoName,
): Promise<Result<NamedPhoto>> {
  const record = await readRecord(database, id);
  if (!record || record.isDeleted) return notThere;
  const { content } = await mustReadReference(database);
  return named(record, fieldsFor(person, record, powersIn(content)), hash);
}

/** Where it is the person's own record. */
export function ownPhoto(
  record: StoredRecord | null | undefined,
  person: Person,
  hash: string,
): Result<NamedPhoto> {
  const isOwn = record?.author === person.id && roles[person.role].logs.includes(record.kind);
  return record && isOwn ? named(record, record.fields, hash) : notThere;
}

function named(
  { id, partnership }: StoredRecord,
  fields: Fields | null,
  hash: string,
): Result<NamedPhoto> {
  const photo = photosIn(fields ?? {}).find((it) => it.hash === hash);
  return photo ? ok({ key: { record: id, hash, partnership }, photo }) : notThere;
}
