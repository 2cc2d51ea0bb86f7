/**
 * What a server signs when it has received changes (S16): who sent them, when, and of each its
 * receipt, its record and the SHA-256 of `canonicalChange`, in hex. The phone writes the same text from
 * what it sent, so that a signature that holds says: this, and nothing else, has arrived.
 */
import type { Instant } from '../domain/time.ts';
import type { Outcome } from './messages.ts';

export type ReceivedLine = {
  readonly receipt: string;
  readonly record: string;
  readonly hash: string;
};

/** `lines` in the order of the outcomes, without refused ones. Never change it: add another version. */
export const statementOf = (person: string, at: Instant, lines: readonly ReceivedLine[]): string =>
  [
    'Beatbook receipt 1',
    `from ${person}`,
    `at ${at}`,
    ...lines.map(({ receipt, record, hash }) => `${receipt} ${record} ${hash}`),
  ].join('\n');

/** A change as it was sent. */
export type SentLine = Pick<ReceivedLine, 'record' | 'hash'>;

/**
 * What a reply's outcomes say was received, `sent` by sequence number; `null` where they answer what was
 * not sent, or give no receipt for what was taken.
 */
export function receivedLines(
  outcomes: readonly Pick<Outcome, 'seq' | 'result' | 'receipt'>[],
  sent: ReadonlyMap<number, SentLine>,
): readonly ReceivedLine[] | null {
  const lines: ReceivedLine[] = [];
  for (const { seq, result, receipt } of outcomes) {
    const line = sent.get(seq);
    if (!line) return null;
    if (result === 'refused') continue;
    if (receipt === undefined) return null;
    lines.push({ receipt, ...line });
  }
  return lines;
}
