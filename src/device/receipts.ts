/** Receipts as pages have them: what this phone holds of one, and what the server says of it (S16). */
import type { Kind } from '../domain/records.ts';
import type { Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { receiptReplySchema, type ReceiptReply as ToldReceipt } from '../sync/receipts.ts';
import { browserCrypto } from './receipt-crypto.ts';
import type { ReceiptRow } from './rows.ts';
import { callServer, type ServerFault } from './server-calls.ts';
import type { World } from './world.ts';

export type { ToldReceipt };

/** A statement that a server signed, with what it takes to check it. */
export type SignedStatement = {
  readonly statement: string;
  /** Base64url. */
  readonly signature: string;
  readonly key: { readonly id: string; readonly key: string };
};

export type HeldReceipt = {
  readonly kind: Kind | undefined;
  /** When the server said so: at first, and last, if it has received changes to it since. */
  readonly at: Instant;
  readonly lastAt: Instant;
  readonly signed: SignedStatement;
};

/** `rows` name the code, oldest first; `null` where there are none. */
export function heldReceiptOf(code: string, rows: readonly ReceiptRow[]): HeldReceipt | null {
  const [first] = rows;
  if (!first) return null;
  const { statement, signature, publicKey } = first;
  return {
    kind: first.kinds[first.codes.indexOf(code)],
    at: signedAt(first),
    lastAt: Math.max(...rows.map(signedAt)),
    signed: {
      statement,
      signature: signature.value,
      key: { id: signature.key, key: publicKey },
    },
  };
}

/** `null` where this browser can't tell. */
export const isSigned = ({ statement, signature, key }: SignedStatement): Promise<boolean | null> =>
  browserCrypto.isSignedBy(key.key, statement, signature);

/** `not-found` also for what this person may not know of. */
export const fetchReceipt = (
  world: World,
  code: string,
): Promise<Result<ToldReceipt, ServerFault>> =>
  callServer(world, { method: 'GET', path: `/api/receipts/${code}` }, receiptReplySchema);

const signedAt = ({ statement }: ReceiptRow): Instant =>
  Number(/^at (\d+)$/m.exec(statement)?.[1] ?? 0);
