/**
 * A rescue file (S18): what a phone could not send, sealed so that only the partnership's servers can open
 * it. The content is encrypted with a key of its own, and that key once for each server: both with
 * AES-256-GCM, the latter under what an ephemeral P-256 key agrees on with the server's, by HKDF-SHA256.
 */
import {
  entryId,
  exactly,
  instant,
  listOf,
  type Of,
  shape,
  text,
  unknown,
  uuid,
} from '../domain/schema.ts';

const version = 1;

/** About 8,000 incidents: a phone that was offline for a year. */
export const rescuedBytesMax = 4 * 1024 * 1024;
const rescuedChangesMax = 20_000;
const serversMax = 100;

/** The content as base64url, and the little around it. */
export const rescueFileBytesMax = Math.ceil((rescuedBytesMax * 4) / 3) + 64 * 1024;

/** What tells a rescue file from another one, and its version, before the rest is looked at. */
export const rescueHeadSchema = shape({ beatbook: exactly('rescue'), version: exactly(version) });

const wrappedKeySchema = shape({
  /** The id of the seal key that it is wrapped for. */
  for: text(60),
  wrapped: text(100),
});

/** Bytes are base64url. */
export const rescueFileSchema = shape({
  ...rescueHeadSchema.entries,
  madeAt: instant,
  /** P-256, raw. */
  ephemeral: text(120),
  keys: listOf(wrappedKeySchema, serversMax),
  sealed: text(rescueFileBytesMax),
});

/** What is sealed, as JSON. */
export const rescuedSchema = shape({
  person: entryId,
  client: uuid,
  /** A server's word that the client is this person's: nobody else can make a file in their name. */
  pass: text(400),
  /**
   * In the order in which they were made, as they would be sent. With those that had arrived lately: should
   * the server have lost them, the others may rest on them (S13). Each is parsed alone (S4).
   */
  changes: listOf(unknown(), rescuedChangesMax),
});

export type RescueFile = Of<typeof rescueFileSchema>;
export type Rescued = Of<typeof rescuedSchema>;

/** What goes into the seal beside the content, so that no letter of the file can be altered. */
export const sealedWith = ({
  madeAt,
  ephemeral,
  keys,
}: Pick<RescueFile, 'madeAt' | 'ephemeral' | 'keys'>): string =>
  JSON.stringify([version, madeAt, ephemeral, keys.map((key) => [key.for, key.wrapped])]);

/** Makes a wrapping key good for one file and one server only. */
export const wrapPurpose = (ephemeral: string, sealId: string): string =>
  `Beatbook rescue ${version} wrap\nephemeral ${ephemeral}\nfor ${sealId}`;

export const newRescueFile = (file: Omit<RescueFile, 'beatbook' | 'version'>): RescueFile => ({
  beatbook: 'rescue',
  version,
  ...file,
});
