/** What the server knows of a receipt, told to those who may know of its record (S11, S16). */
import type { Person } from '../../domain/people.ts';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { maySee, roles } from '../../domain/roles.ts';
import type { ReceiptReply } from '../../sync/receipts.ts';
import { statementOf } from '../../sync/statement.ts';
import { readMaking } from '../database/changes.ts';
import { readRecordByReceipt, type StoredRecord } from '../database/records.ts';
import { mustReadReference } from '../database/reference.ts';
import type { KeyedDeps } from '../deps.ts';
import { powersIn } from '../sync/powers.ts';

/** `not-found` for what there is not as for what is not theirs to know: the two look the same. */
export async function receiptFor(
  deps: KeyedDeps,
  person: Person,
  code: string,
): Promise<Result<ReceiptReply>> {
  const record = await readRecordByReceipt(deps.database, code);
  if (!record || !(await mayKnow(deps, person, record))) return fail(fault('not-found'));
  const { kind, receivedAt, version, isDeleted } = record;
  const signed = await signedFor(deps, person, record);
  return ok({ code, kind, receivedAt, version, isDeleted, ...(signed && { signed }) });
}

/** Its author may always ask what became of it. */
async function mayKnow(
  { database }: KeyedDeps,
  person: Person,
  record: StoredRecord,
): Promise<boolean> {
  if (record.author === person.id) return true;
  if (record.isDeleted) return false;
  return maySee(person, record, powersIn((await mustReadReference(database)).content));
}

async function signedFor(
  { database, keys }: KeyedDeps,
  person: Person,
  { id, author, receivedAt, receiptCode }: StoredRecord,
): Promise<ReceiptReply['signed'] | null> {
  if (author !== person.id && !roles[person.role].names) return null;
  const making = await readMaking(database, { record: id, person: author });
  if (!making) return null;
  const line = { receipt: receiptCode, record: id, hash: making.hash };
  const statement = statementOf(author, receivedAt, [line]);
  const { key } = keys.receipt;
  return {
    statement,
    signature: keys.receipt.sign(statement),
    key: { id: keys.receipt.id, key },
  };
}
