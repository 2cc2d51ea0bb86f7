/** What a phone can prove with later: the server's signature, and the keys to check it with (S16). */
import type { Outcome, SyncReply } from '../../sync/messages.ts';
import { receivedLines, statementOf } from '../../sync/statement.ts';
import type { KeyedDeps } from '../deps.ts';
import { keysToTell } from '../keys/known-keys.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { Exchange } from './exchange.ts';

export async function proofOf(
  deps: KeyedDeps,
  exchange: Exchange,
  outcomes: readonly Outcome[],
): Promise<Pick<SyncReply, 'signature' | 'keys'>> {
  const { who, request } = exchange;
  const signature = signatureOver(deps.keys, exchange, outcomes);
  const holder = { client: request.client, person: who.person.id };
  // A phone that names none has no use of any.
  const keys = request.keys === undefined ? null : await keysToTell(deps, holder, request.keys);
  return { ...(signature && { signature }), ...(keys && { keys }) };
}

/** One for the whole reply: a batch of a thousand costs no more than a change. */
function signatureOver(
  { receipt }: ServerKeys,
  { who, now, answered }: Exchange,
  outcomes: readonly Outcome[],
): SyncReply['signature'] {
  const lines = receivedLines(outcomes, new Map(answered.map(({ sent }) => [sent.seq, sent])));
  if (!lines) throw new Error('A change was taken that has no receipt.');
  if (lines.length === 0) return undefined;
  return { key: receipt.id, value: receipt.sign(statementOf(who.person.id, now, lines)) };
}
