/** What travels between a phone and the partnership's server: defined here, parsed at both ends. */
import { coveredListSchema } from '../domain/covered.ts';
import { dispersalSchema } from '../domain/dispersal.ts';
import { incidentSchema } from '../domain/incident.ts';
import { patrolSchema } from '../domain/patrol.ts';
import { personSchema } from '../domain/people.ts';
import { kindNames } from '../domain/records.ts';
import { referenceSchema } from '../domain/reference.ts';
import { referralSchema } from '../domain/referral.ts';
import { faultCodes } from '../domain/result.ts';
import {
  anyOf,
  boolean,
  entryId,
  exactly,
  instant,
  list,
  listOf,
  mapOf,
  maybe,
  type Of,
  oneOf,
  orNull,
  partial,
  shape,
  text,
  unknown,
  uuid,
  whole,
} from '../domain/schema.ts';
import { changesPerBatchMax, protocol } from './limits.ts';

const version = whole(0, 1e9);
const seq = whole(1, 1e9);
const opaque = text(400);

/** One change to one record. A create is a change from nothing (`base` 0). */
export const changeSchema = shape({
  /** The change's own id: the same change has one effect however often it arrives (S2). */
  id: uuid,
  /** Counts this phone's changes without a gap (S3). */
  seq,
  record: uuid,
  kind: oneOf(kindNames),
  /** The version of the record that the person was looking at. */
  base: version,
  /** `null` empties a field. Parsed against the record's kind at the server. */
  fields: mapOf(text(40), unknown()),
  isDelete: maybe(exactly(true)),
  /** The phone's clock; a tie-break between people, never an order (S9). */
  at: instant,
});

/** What can be told of a change that does not parse, so that its outcome can find it. */
export const changeHeadSchema = shape({ id: uuid, seq, record: uuid });

export const syncRequestSchema = shape({
  protocol: whole(1, 1e6),
  /** One installed copy of one person's storage. */
  client: uuid,
  /** Who wrote these changes. The server compares it with who is signed in (S8). */
  person: entryId,
  epoch: orNull(opaque),
  cursor: orNull(opaque),
  /** The version of the reference held; another one is sent whole. */
  reference: orNull(opaque),
  /** The id of the server's keys held; others are sent whole. */
  keys: maybe(orNull(opaque)),
  /** The version of what others covered that is held; another one is sent whole. */
  covered: maybe(orNull(opaque)),
  /** Changes that this phone holds besides these: should they never come, someone is told (S17). */
  waiting: maybe(whole(0, 1e6)),
  /** Each is parsed alone, so that one bad change does not hold up the others (S4). */
  changes: listOf(unknown(), changesPerBatchMax),
});

const superseded = shape({ field: text(40), value: unknown(), at: instant });

const envelope = {
  id: uuid,
  version,
  createdAt: instant,
  changedAt: instant,
  receivedAt: instant,
  isMine: boolean(),
  by: maybe(entryId),
  receipt: maybe(text(40)),
  isDemonstration: maybe(exactly(true)),
  superseded: maybe(list(superseded)),
};

const goneSchema = shape({ id: uuid, version, isGone: exactly(true) });

/** A record as this person may see it; a view that hides fields is a partial one. */
const viewSchema = anyOf([
  shape({ ...envelope, kind: exactly('incident'), fields: incidentSchema }),
  shape({ ...envelope, kind: exactly('patrol'), fields: patrolSchema }),
  shape({ ...envelope, kind: exactly('referral'), fields: partial(referralSchema) }),
  shape({ ...envelope, kind: exactly('dispersal'), fields: dispersalSchema }),
]);

export const pulledSchema = anyOf([viewSchema, goneSchema]);

/**
 * `applied`, or `merged` where another person's edit was in between; `refused` is a result like any
 * other: the queue moves on and the person is told (S4). What the change made of the record comes with
 * it, so that effect and acknowledgement are seen together (S5): whole as `record`, or, where the
 * phone can tell it from what it sent (`taken.ts`), only what it can't know.
 */
export const outcomeSchema = shape({
  seq,
  result: oneOf(['applied', 'merged', 'refused']),
  fault: maybe(shape({ code: oneOf(faultCodes), where: maybe(text(400)) })),
  /** `RIVER-7214`; absent where it was refused. */
  receipt: maybe(text(40)),
  /** When the server first had the record, where that was not now. */
  receivedAt: maybe(instant),
  record: maybe(pulledSchema),
  /** Fields that the server worked out differently from what was sent; `null` for one that it left out. */
  placed: maybe(mapOf(text(40), unknown())),
});

/** The public halves of the partnership's keys, one of each a server. */
const serverKeysSchema = shape({
  /** Changes with the keys. */
  id: opaque,
  /** Ed25519 public keys, raw, as base64url, that sign receipts (S16). */
  receipts: list(shape({ id: text(60), key: text(100) })),
  /** P-256 public keys, raw, as base64url, that rescue files are sealed to (S18). */
  seals: list(shape({ id: text(60), key: text(200) })),
  /** Goes with a rescue file, so that nobody else can make one of this client. */
  pass: text(400),
});

export const syncReplySchema = shape({
  protocol: exactly(protocol),
  epoch: opaque,
  now: instant,
  /** The last sequence number that has an outcome at the server. */
  appliedSeq: whole(0, 1e9),
  outcomes: listOf(outcomeSchema, changesPerBatchMax),
  /** Signs `statementOf` everything that was not refused (S16). Absent where there is nothing. */
  signature: maybe(shape({ key: text(60), value: text(200) })),
  keys: maybe(serverKeysSchema),
  /** Changes that this phone once said it held and that never came: its storage was cleared (S17). */
  neverCame: maybe(whole(1, 1e9)),
  /** The phone's replica is to be dropped before this page is kept (S7). */
  isReset: boolean(),
  /** Without those that came with an outcome. */
  records: list(pulledSchema),
  cursor: opaque,
  hasMore: boolean(),
  /** Who the person is now: role and zones may have changed. */
  person: personSchema,
  signInEndsAt: instant,
  reference: maybe(
    shape({ version: opaque, isDemonstration: boolean(), content: referenceSchema }),
  ),
  /** What others' patrols gave each hotspot this week, for those who patrol; `at` says as of when. */
  covered: maybe(shape({ version: opaque, at: instant, hotspots: coveredListSchema })),
  /** Names by person id, only for roles that may see who made a record. */
  names: maybe(mapOf(entryId, text(80))),
});

export const faultReplySchema = shape({
  fault: shape({
    code: oneOf(faultCodes),
    where: maybe(text(400)),
    /** Seconds after which a try may succeed. */
    retryAfterSeconds: maybe(whole(0, 86400)),
    /** With `seq-gap`: the number the server waits for. */
    expectedSeq: maybe(seq),
  }),
});

export type Change = Of<typeof changeSchema>;
export type SyncRequest = Of<typeof syncRequestSchema>;
export type Outcome = Of<typeof outcomeSchema>;
export type SyncReply = Of<typeof syncReplySchema>;
export type Pulled = Of<typeof pulledSchema>;
export type FaultReply = Of<typeof faultReplySchema>;

/** Every request carries it: a cross-site form cannot (ASVS 5.0 3.5.1). */
export const requestHeader = 'x-beatbook';
