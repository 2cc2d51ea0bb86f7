/**
 * Replies as protocol 1 had them: phones of release 0.1 parse nothing else, and must go on sending
 * for a year. Frozen: what is new goes into `messages.ts`.
 */
import { personSchema } from '../domain/people.ts';
import { faultCodes } from '../domain/result.ts';
import {
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
  shape,
  text,
  unknown,
  uuid,
  whole,
} from '../domain/schema.ts';
import { pulledSchema } from './messages.ts';

export const firstProtocol = 1;

/** That was a batch then, and no phone of that release takes more outcomes at once. */
const firstChangesPerBatchMax = 100;

const seq = whole(1, 1e9);
const opaque = text(400);

/**
 * `applied`, or `merged` where another person's edit was in between; `refused` is a result like any
 * other: the queue moves on and the person is told (S4). `record` is what the change made of the
 * record, so that effect and acknowledgement are seen together (S5).
 */
const firstOutcomeSchema = shape({
  id: uuid,
  seq,
  result: oneOf(['applied', 'merged', 'refused']),
  fault: maybe(shape({ code: oneOf(faultCodes), where: maybe(text(400)) })),
  receipt: maybe(shape({ code: text(40), at: instant })),
  record: maybe(pulledSchema),
});

export const firstSyncReplySchema = shape({
  protocol: exactly(firstProtocol),
  epoch: opaque,
  now: instant,
  /** The last sequence number that has an outcome at the server. */
  appliedSeq: whole(0, 1e9),
  outcomes: listOf(firstOutcomeSchema, firstChangesPerBatchMax),
  /** The phone's replica is to be dropped before this page is kept (S7). */
  isReset: boolean(),
  records: list(pulledSchema),
  cursor: opaque,
  hasMore: boolean(),
  /** Who the person is now: role and zones may have changed. */
  person: personSchema,
  signInEndsAt: instant,
  reference: maybe(
    // As it was then (`older-phones.ts`): today's lists have more.
    shape({ version: opaque, isDemonstration: boolean(), content: unknown() }),
  ),
  /** Names by person id, only for roles that may see who made a record. */
  names: maybe(mapOf(entryId, text(80))),
});

export type FirstOutcome = Of<typeof firstOutcomeSchema>;
export type FirstSyncReply = Of<typeof firstSyncReplySchema>;
