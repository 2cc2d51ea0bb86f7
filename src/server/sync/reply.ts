/** The reply to a phone: of what it knows itself, only what it can't know. */
import { protocol } from '../../sync/limits.ts';
import type { Outcome, Pulled, SyncReply } from '../../sync/messages.ts';
import { isOlderPhone, secondProtocol, viewForOlder } from '../../sync/older-phones.ts';
import { placedOf, viewOfTaken } from '../../sync/taken.ts';
import type { KeyedDeps } from '../deps.ts';
import { type Exchange, restOfReply, type Unwritten } from './exchange.ts';
import { powersIn } from './powers.ts';
import { proofOf } from './proof.ts';
import type { Answered } from './push.ts';
import { viewFor } from './view.ts';

export async function replyTo(deps: KeyedDeps, exchange: Exchange): Promise<Unwritten<SyncReply>> {
  const seen = exchange.answered.map((answered) => ({
    ...answered,
    view: viewIn(exchange, answered),
  }));
  // The last word on a record is the one with its highest version (S3).
  const told = new Map(
    seen.flatMap(({ view }) => (view ? [[view.id, view.version] as const] : [])),
  );
  const outcomes = seen.map((one) => outcomeOf(exchange, one));
  return {
    // One of protocol 2 takes a reply of its own number only.
    protocol: (isOlderPhone(exchange.request.protocol)
      ? secondProtocol
      : protocol) as typeof protocol,
    outcomes,
    ...(await proofOf(deps, exchange, outcomes)),
    ...(exchange.neverCame > 0 && { neverCame: exchange.neverCame }),
    ...(await restOfReply(deps.database, exchange, told)),
  };
}

type Seen = Answered & { readonly view: Pulled | null };

/** The record as it was after the change and as this person may see it (S5, S11). */
function viewIn({ who, life, request }: Exchange, { stored, outcome }: Answered): Pulled | null {
  const whole = stored && viewFor(who.person, stored, powersIn(life.reference.content));
  const view = whole && isOlderPhone(request.protocol) ? viewForOlder(whole) : whole;
  if (view || !stored || outcome.result === 'refused') return view;
  // Whoever made it knows of it, and would take silence for *as you sent it*.
  return { id: stored.id, version: stored.version, isGone: true };
}

function outcomeOf(exchange: Exchange, seen: Seen): Outcome {
  const { sent, outcome, stored, view } = seen;
  const isKept = stored && outcome.result !== 'refused';
  const placed = isKept ? placedInTaken(exchange, seen) : null;
  return {
    seq: sent.seq,
    ...outcome,
    ...(isKept && { receipt: stored.receiptCode }),
    ...(isKept && stored.receivedAt !== exchange.now && { receivedAt: stored.receivedAt }),
    ...(view && !placed && { record: view }),
    ...(placed && Object.keys(placed).length > 0 && { placed }),
  };
}

/** What the phone needs to tell the whole view from what it sent, or `null` where it can't. */
function placedInTaken({ who }: Exchange, { sent, stored, view }: Seen): Outcome['placed'] | null {
  if (!sent.change.ok || sent.change.value.base !== 0 || !stored || !view || 'isGone' in view) {
    return null;
  }
  // What hides fields from its author is told whole, so that the phone sees it narrow (S15).
  if (Object.keys(view.fields).length < Object.keys(stored.fields).length) return null;
  const change = sent.change.value;
  const placed = placedOf(change.fields, view.fields);
  const { receiptCode: receipt, receivedAt } = stored;
  const taken = viewOfTaken({ person: who.person, change, receipt, receivedAt, placed });
  return isSameButFields(taken, view) ? placed : null;
}

/** The fields are the same by what `placed` is. */
function isSameButFields(taken: object, view: object): boolean {
  const [a, b] = [Object.entries(taken), new Map(Object.entries(view))];
  return (
    a.length === b.size && a.every(([name, value]) => name === 'fields' || value === b.get(name))
  );
}
