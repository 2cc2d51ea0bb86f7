/** Changes in, outcomes out: each has at most one effect, in the order of its client (S2, S3). */
import { type Fault, fault } from '../../domain/result.ts';
import type { Client, KeptOutcome, LoggedChange } from '../database/changes.ts';
import type { NewRecord } from '../database/records.ts';
import type { Deps } from '../deps.ts';
import { type Batch, readBatch, writeBatch } from './batch.ts';
import { decide, type Situation } from './decide.ts';
import type { SentChange } from './parse-change.ts';

/** One request: the database is inside its transaction. */
export type Sending = Deps & Omit<Situation, 'receiptCode'> & { readonly client: Client };

/** A change, its outcome, and the record as it was right after: what a reply tells of it (S5). */
export type Answered = {
  readonly sent: SentChange;
  readonly outcome: KeptOutcome;
  readonly stored: NewRecord | null;
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
  const due = beforeGap(sent, sending.client.lastSeq);
  const batch = await readBatch(sending, due);
  const answered = due.map((change) => answer(sending, batch, change));
  await writeBatch(sending, batch);
  return { answered, appliedSeq: batch.lastSeq, hasGap: due.length < sent.length };
}

function beforeGap(sent: readonly SentChange[], lastSeq: number): readonly SentChange[] {
  let reached = lastSeq;
  const gapAt = sent.findIndex(({ seq }) => {
    if (seq > reached + 1) return true;
    reached = Math.max(reached, seq);
    return false;
  });
  return gapAt === -1 ? sent : sent.slice(0, gapAt);
}

function answer(sending: Sending, batch: Batch, change: SentChange): Answered {
  const isNext = change.seq === batch.lastSeq + 1;
  const known = isNext ? batch.byId.get(change.id) : batch.bySeq.get(change.seq);
  if (!isNext && !known) throw new Error('A client stands past a number that has no outcome.');
  const outcome = known ? outcomeKnown(known, sending, change) : apply(sending, batch, change);
  if (outcome !== known?.outcome) keepIfRefused(sending, batch, { sent: change, outcome });
  if (isNext) log(sending, batch, { sent: change, outcome, isAgain: known !== undefined });
  return { sent: change, outcome, stored: batch.records.get(change.record) ?? null };
}

/** Another change under a number or id that has been answered: from storage that was copied. */
const outcomeKnown = (known: LoggedChange, { person }: Sending, change: SentChange): KeptOutcome =>
  known.person === person.id && known.changeId === change.id && known.hash === change.hash
    ? known.outcome
    : refused(fault('already-made'));

function apply(sending: Sending, batch: Batch, { record: id, change }: SentChange): KeptOutcome {
  if (!change.ok) return refused(change.fault);
  const stored = batch.records.get(id) ?? null;
  const receiptCode = stored?.receiptCode ?? batch.codes.at(-1);
  if (receiptCode === undefined) throw new Error('There are fewer receipts than records.');
  const effect = decide({ ...sending, receiptCode }, stored, change.value);
  if (!effect.ok) return refused(effect.fault);
  const { record, isMerged } = effect.value;
  if (stored?.fields.photos) batch.hadPhotos.add(id);
  keepRecord(batch, record, stored === null);
  return { result: isMerged ? 'merged' : 'applied' };
}

function keepRecord(batch: Batch, record: NewRecord, isNew: boolean): void {
  if (isNew) batch.codes.pop();
  const ids = isNew || batch.made.has(record.id) ? batch.made : batch.changed;
  // To the end: a reader finds records in the order of their last change.
  ids.delete(record.id);
  ids.add(record.id);
  batch.records.set(record.id, record);
}

/** A field that nobody knows may have any name: it must fit the reply. */
const whereMax = 80;

const refused = ({ code, where }: Fault): KeptOutcome => ({
  result: 'refused',
  fault: fault(code, where?.slice(0, whereMax)),
});

type Outcome = Pick<Answered, 'sent' | 'outcome'>;

/** S4: what was refused is kept for the time the partnership sets. */
function keepIfRefused(
  { world, client, person, reference, now }: Sending,
  batch: Batch,
  { sent, outcome }: Outcome,
): void {
  if (!outcome.fault) return;
  batch.refused.push({
    id: world.newId(),
    partnership: reference.partnership.id,
    person: person.id,
    client: client.id,
    hash: sent.hash,
    raw: sent.json,
    fault: outcome.fault.code,
    at: now,
  });
}

function log(
  { client, person, reference, now }: Sending,
  batch: Batch,
  { sent, outcome, isAgain }: Outcome & Pick<LoggedChange, 'isAgain'>,
): void {
  const logged = {
    client: client.id,
    seq: sent.seq,
    changeId: sent.id,
    partnership: reference.partnership.id,
    person: person.id,
    record: sent.record,
    hash: sent.hash,
    outcome,
    at: now,
    isAgain,
  };
  batch.logged.push(logged);
  batch.lastSeq = sent.seq;
  // The same number, or the same change, may come twice in one batch.
  batch.bySeq.set(sent.seq, logged);
  if (!isAgain) batch.byId.set(sent.id, logged);
}
