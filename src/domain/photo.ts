/** What a record says of a photo. Its bytes travel after the record, and lie beside it at the server. */
import { instant, type Of, pattern, shape, whole } from './schema.ts';

/** Longest side, in pixels, and size of what the phone makes of a picture before it keeps it. */
export const photoSideMax = 1600;
export const photoBytesMax = 250 * 1024;
/** Of one record, whatever the partnership's policy says. */
export const photosMax = 12;

/** SHA-256 of the bytes, in hex: a record has the same picture once, and what arrives can be checked. */
export const photoHash = pattern(/^[0-9a-f]{64}$/);

export const photoSchema = shape({
  hash: photoHash,
  bytes: whole(1, photoBytesMax),
  width: whole(1, photoSideMax),
  height: whole(1, photoSideMax),
  /** When it was added to the record. */
  at: instant,
});

export type Photo = Of<typeof photoSchema>;

/** The photos that a record's fields name. */
export const photosIn = (fields: object): readonly Photo[] =>
  'photos' in fields && Array.isArray(fields.photos) ? fields.photos : [];

export const namesPhoto = (fields: object, hash: string): boolean =>
  photosIn(fields).some((photo) => photo.hash === hash);
