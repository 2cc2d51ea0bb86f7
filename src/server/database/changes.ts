/** What each phone has sent, and what was answered: the memory behind S2 and S3. */
import type { Instant } from '../../domain/time.ts';
import type { Outcome } from '../../sync/messages.ts';
import type { Database } from './database.ts';

/** An outcome without the record, which is shown as it is when asked again. */
export type KeptOutcome = Pick<Outcome, 'result' | 'fault'>;

export type LoggedChange = {
  readonly client: string;
  readonly seq: number;
  readonly changeId: string;
  readonly partnership: string;
  readonly person: string;
  readonly record: string;
  readonly hash: string;
  readonly outcome: KeptOutcome;
  readonly at: Instant;
};

export type Client = { readonly id: string; readonly person: string; readonly lastSeq: number };

/** The phone's row, made at its first request. */
export async function readOrMakeClient(
  { sql }: Database,
  made: { readonly id: string; readonly person: string; readonly at: Instant },
): Promise<Client> {
  await sql
    .insertInto('client')
    .values({ id: made.id, person: made.person, last_seq: 0, made_at: made.at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return sql
    .selectFrom('client')
    .select(['id', 'person', 'last_seq as lastSeq'])
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
}

export const readChangeBySeq = async (
  database: Database,
  client: string,
  seq: number,
): Promise<LoggedChange | null> =>
  loggedOf(
    await loggedChanges(database)
      .where('client', '=', client)
      .where('seq', '=', seq)
      .executeTakeFirst(),
  );

/** The same change, perhaps from a phone whose storage was renewed: then under another client. */
export const readChangeById = async (
  database: Database,
  changeId: string,
): Promise<LoggedChange | null> =>
  loggedOf(await loggedChanges(database).where('change_id', '=', changeId).executeTakeFirst());

/** Keeps the outcome and moves the client on; only together does either mean anything. */
export async function logChange({ sql }: Database, change: LoggedChange): Promise<void> {
  await sql
    .insertInto('change_log')
    .values({
      client: change.client,
      seq: change.seq,
      change_id: change.changeId,
      partnership: change.partnership,
      person: change.person,
      record: change.record,
      hash: change.hash,
      outcome_json: JSON.stringify(change.outcome),
      at: change.at,
    })
    .execute();
  await sql
    .updateTable('client')
    .set({ last_seq: change.seq })
    .where('id', '=', change.client)
    .execute();
}

const loggedChanges = ({ sql }: Database) =>
  sql
    .selectFrom('change_log')
    .select([
      'client',
      'seq',
      'change_id as changeId',
      'partnership',
      'person',
      'record',
      'hash',
      'outcome_json',
      'at',
    ]);

type LoggedRow = Omit<LoggedChange, 'outcome'> & { readonly outcome_json: string };

function loggedOf(row: LoggedRow | undefined): LoggedChange | null {
  if (!row) return null;
  const { outcome_json, ...rest } = row;
  return { ...rest, outcome: JSON.parse(outcome_json) };
}
