/** Who says that it was received, in whole sentences. */
import { faultSentence } from '../../words.ts';
import type { AtServer, Check } from './use-receipt.ts';

const ofCheck: Readonly<Record<Check, string>> = {
  holds: 'By the partnership’s server. This phone has checked the signature.',
  unable:
    'By the partnership’s server. This browser can’t check signatures: a newer one can, and so can anybody with the text below.',
  broken: 'Not by the partnership’s server: the signature does not hold.',
};

/** `check`: of what this phone holds; `null` where it holds none. */
export function signedWords(check: Check | null, isSigned: boolean): string {
  if (check) return ofCheck[check];
  return isSigned
    ? 'By the partnership’s server, just now. This phone holds no receipt of its own.'
    : 'Not for you to see: the statement names who sent it.';
}

export function serverWords(atServer: AtServer | null): string {
  if (!atServer) return 'Asking…';
  const { reply, fault } = atServer;
  if (!reply) return fault ? faultWordsHere(fault) : '';
  if (reply.isDeleted) return 'Received, and taken back since.';
  // Versions are no count of changes: after a restore they jump.
  return reply.version === 1 ? 'Received, not changed since.' : 'Received, and changed since.';
}

function faultWordsHere(fault: NonNullable<AtServer['fault']>): string {
  if (fault.code === 'offline')
    return 'Not asked: there is no signal. What this phone holds stands.';
  if (fault.code === 'not-found') {
    return 'It does not know this receipt now. What this phone holds stands: show it to your administrator.';
  }
  return faultSentence(fault);
}
