/** Changes in, outcomes out: each has at most one effect, in the order of its client (S2, S3). */
import { type Fault, fault } from '../../domain/result.ts';
import {
  type Client,
  type KeptOutcome,
  type LoggedChange,
  logChange,
  readChangeById,
  readChangeBySeq,
} from '../database/changes.ts';
import { quarantine } from '../database/quarantine.ts';
import {
  holdRecord,
  insertRecords,
  isReceiptTaken,
  readRecord,
  type StoredRecord,
  saveRecord,
} from '../database/records.ts';
import type { Deps } from '../deps.ts';
import { decide, type Situation } from './decide.ts';
import type { SentChange } from './parse-change.ts';
import { newReceiptCode } from './receipts.ts';

/** One request: the database is inside its transaction. */
export type Sending = Deps & Omit<Situation, 'receiptCode'> & { readonly client: Client };

/** A change, its outcome, and the record as it was right after: what a reply tells of it (S5). */
export type Answered = {
  readonly sent: SentChange;
  readonly outcome: KeptOutcome;
  readonly stored: StoredRecord | null;
};

export type Pushed = {
  readonly answered: readonly Answered[];
  /** The last sequence number that has an outcome. */
  readonly appliedSeq: number;
  /** Whether the change after it is missing. */
  readonly hasGap: boolean;
};

/** `sent` is in the order of its sequence numbers; what comes before a gap is applied. */
export async function push(sending: Sending, sent: readonly SentChange[]): Promise<Pushed> {
  const answered: Answered[] = [];
  let appliedSeq = sending.client.lastSeq;
  for (const change of sent) {
    if (change.seq > appliedSeq + 1) return { answered, appliedSeq, hasGap: true };
    const isNext = change.seq === appliedSeq + 1;
    const outcome = await (isNext ? answer(sending, change) : answerAgain(sending, change));
    const stored = await readRecord(sending.database, change.record);
    answered.push({ sent: change, outcome, stored });
    if (isNext) appliedSeq = change.seq;
  }
  return { answered, appliedSeq, hasGap: false };
}

async function answer(sending: Sending, change: SentChange): Promise<KeptOutcome> {
  const { database, client, person, reference, now } = sending;
  // A phone whose storage was renewed sends what it still has as a new client (S13).
  const known = await readChangeById(database, change.id);
  const outcome = known ? outcomeKnown(known, sending, change) : await apply(sending, change);
  if (outcome !== known?.outcome) await keepIfRefused(sending, change, outcome);
  await logChange(database, {
    client: client.id,
    seq: change.seq,
    changeId: change.id,
    partnership: reference.partnership.id,
    person: person.id,
    record: change.record,
    hash: change.hash,
    outcome,
    at: now,
    isAgain: known !== null,
  });
  return outcome;
}

async function answerAgain(sending: Sending, change: SentChange): Promise<KeptOutcome> {
  const known = await readChangeBySeq(sending.database, sending.client.id, change.seq);
  if (!known) throw new Error('A client stands past a number that has no outcome.');
  const outcome = outcomeKnown(known, sending, change);
  if (outcome !== known.outcome) await keepIfRefused(sending, change, outcome);
  return outcome;
}

/** Another change under a number or id that has been answered: from storage that was copied. */
const outcomeKnown = (known: LoggedChange, { person }: Sending, change: SentChange): KeptOutcome =>
  known.person === person.id && known.changeId === change.id && known.hash === change.hash
    ? known.outcome
    : refused(fault('already-made'));

async function apply(sending: Sending, { record: id, change }: SentChange): Promise<KeptOutcome> {
  const { database, world } = sending;
  if (!change.ok) return refused(change.fault);
  const stored = await holdRecord(database, id);
  const receiptCode =
    stored?.receiptCode ?? (await newReceiptCode(world, (code) => isReceiptTaken(database, code)));
  const effect = decide({ ...sending, receiptCode }, stored, change.value);
  if (!effect.ok) return refused(effect.fault);
  const { record, isMerged } = effect.value;
  await (stored ? saveRecord(database, record) : insertRecords(database, [record]));
  return { result: isMerged ? 'merged' : 'applied' };
}

/** A field that nobody knows may have any name: it must fit the reply. */
const whereMax = 80;

const refused = ({ code, where }: Fault): KeptOutcome => ({
  result: 'refused',
  fault: fault(code, where?.slice(0, whereMax)),
});

/** S4: what was refused is kept for the time the partnership sets. */
async function keepIfRefused(
  { database, world, client, person, reference, now }: Sending,
  { json, hash }: SentChange,
  { fault: reason }: KeptOutcome,
): Promise<void> {
  if (!reason) return;
  await quarantine(database, {
    id: world.newId(),
    partnership: reference.partnership.id,
    person: person.id,
    client: client.id,
    hash,
    raw: json,
    fault: reason.code,
    at: now,
  });
}
