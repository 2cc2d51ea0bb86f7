/** The reply to a phone of release 0.1: every outcome with the whole record. Frozen as its messages are. */
import {
  type FirstOutcome,
  type FirstSyncReply,
  firstProtocol,
} from '../../sync/first-messages.ts';
import { viewForOlder } from '../../sync/older-phones.ts';
import type { Deps } from '../deps.ts';
import { type Exchange, restOfReply, type Unwritten } from './exchange.ts';
import { powersIn } from './powers.ts';
import type { Answered } from './push.ts';
import { viewFor } from './view.ts';

export const firstReplyTo = async (
  { database }: Deps,
  exchange: Exchange,
): Promise<Unwritten<FirstSyncReply>> => ({
  protocol: firstProtocol,
  outcomes: exchange.answered.map((answered) => outcomeOf(exchange, answered)),
  ...(await restOfReply(database, exchange, new Map())),
});

/** With the record as it is now and as this person may see it (S5, S11). */
function outcomeOf({ who, life }: Exchange, { sent, outcome, stored }: Answered): FirstOutcome {
  const whole = stored && viewFor(who.person, stored, powersIn(life.reference.content));
  const view = whole && viewForOlder(whole);
  const isKept = stored && outcome.result !== 'refused';
  return {
    id: sent.id,
    seq: sent.seq,
    ...outcome,
    ...(view && { record: view }),
    ...(isKept && { receipt: { code: stored.receiptCode, at: stored.receivedAt } }),
  };
}
