/** How a photo's bytes travel (S20): what is asked, what is answered, and how much at once. Both ends keep it. */
import { photoBytesMax, photoHash } from '../domain/photo.ts';
import { boolean, type Of, shape, whole } from '../domain/schema.ts';

/**
 * Four seconds on 64 kbit/s: a cut every twenty wastes a fifth at most. A photo is eight of them; the head
 * of each request is a fiftieth of it, and half the bytes would spend as long waiting for answers as sending.
 */
export const partBytesMax = 32 * 1024;

/** Where a photo stands at the server. The next part begins at `bytes`. */
export const standingSchema = shape({
  bytes: whole(0, photoBytesMax),
  /** All of it is stored, and its SHA-256 is `hash`. */
  isWhole: boolean(),
  hash: photoHash,
});

export type Standing = Of<typeof standingSchema>;

export type PhotoName = { readonly record: string; readonly hash: string };

/** `GET`: the photo itself, for who may see its record's photos. */
export const photoPath = ({ record, hash }: PhotoName): string =>
  `/api/photos/${hash}?record=${record}`;

/** `GET`: where it stands. For its record's author, as is the next. */
export const standingPath = ({ record, hash }: PhotoName): string =>
  `/api/photos/${hash}/parts?record=${record}`;

/** `PUT`: its bytes from `start` on. Answers where it stands then. */
export const partPath = ({ record, hash }: PhotoName, start: number): string =>
  `/api/photos/${hash}/parts/${start}?record=${record}`;
