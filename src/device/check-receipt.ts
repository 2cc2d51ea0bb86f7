/** Whether a reply is the server's word on what this phone sent: before anything of it is kept (S16, S12). */
import { fail, ok, type Result } from '../domain/result.ts';
import { canonicalChange } from '../sync/canonical.ts';
import type { Change, SyncReply } from '../sync/messages.ts';
import { receivedLines, type SentLine, statementOf } from '../sync/statement.ts';
import type { ReceiptCrypto } from './receipt-crypto.ts';
import type { ReceiptRow, StoredKeys } from './rows.ts';
import { notTheServers, type ServerFault } from './server-calls.ts';

/** By sequence number. */
type SentLines = ReadonlyMap<number, SentLine>;

export type Answered = {
  readonly person: string;
  /** As they went out. */
  readonly changes: readonly Change[];
  readonly lines: SentLines;
  readonly reply: Pick<SyncReply, 'now' | 'outcomes' | 'signature' | 'keys'>;
  /** What this phone has been told before; the reply itself may tell others. */
  readonly keys: StoredKeys | null;
};

/** The receipt to keep; `null` where nothing was received. */
export async function checkReceipt(
  crypto: ReceiptCrypto,
  { person, changes, lines: sent, reply, keys }: Answered,
): Promise<Result<ReceiptRow | null, ServerFault>> {
  const { now, outcomes, signature } = reply;
  const lines = receivedLines(outcomes, sent);
  if (!lines) return fail(notTheServers);
  if (lines.length === 0) return ok(null);
  // What came over TLS from where the app itself came from: as good as the app.
  const known = [...(reply.keys?.receipts ?? []), ...(keys?.receipts ?? [])];
  const key = known.find(({ id }) => id === signature?.key)?.key;
  if (!signature || !key) return fail(notTheServers);
  const statement = statementOf(person, now, lines);
  // `null`, where this browser can't tell: kept, and shown as not checked.
  if ((await crypto.isSignedBy(key, statement, signature.value)) === false) {
    return fail(notTheServers);
  }
  return ok({
    codes: lines.map(({ receipt }) => receipt),
    kinds: kindsOf(outcomes, changes),
    statement,
    signature,
    publicKey: key,
  });
}

type Outcomes = SyncReply['outcomes'];

/** What a receipt must say of these. */
export async function hashesOf(
  { hashOf }: ReceiptCrypto,
  changes: readonly Change[],
): Promise<SentLines> {
  const lines = changes.map(async (change): Promise<readonly [number, SentLine]> => {
    const hash = await hashOf(canonicalChange(change));
    return [change.seq, { record: change.record, hash }];
  });
  return new Map(await Promise.all(lines));
}

const isReceived = ({ result }: Outcomes[number]): boolean => result !== 'refused';

/** Of each code in its place. */
function kindsOf(outcomes: Outcomes, changes: readonly Change[]): ReceiptRow['kinds'] {
  const bySeq = new Map(changes.map(({ seq, kind }) => [seq, kind]));
  return outcomes.filter(isReceived).flatMap(({ seq }) => bySeq.get(seq) ?? []);
}
