/** What each phone has sent, and what was answered: the memory behind S2 and S3. */
import type { Instant } from '../../domain/time.ts';
import type { Outcome } from '../../sync/messages.ts';
import { type Database, held } from './database.ts';

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
  /** Whether the change had been answered before, under another number. */
  readonly isAgain: boolean;
};

export type Client = {
  readonly id: string;
  readonly person: string;
  readonly lastSeq: number;
  /** The session that it last came with; `null` where it never came before. */
  readonly session: string | null;
};

export type NewClient = {
  readonly id: string;
  readonly partnership: string;
  readonly person: string;
  readonly at: Instant;
};

/** The phone's row, made at its first request. Until the transaction ends, nobody else serves it. */
export async function holdClient(
  database: Database,
  { id, partnership, person, at }: NewClient,
): Promise<Client> {
  const { sql } = database;
  await sql
    .insertInto('client')
    .values({
      id,
      partnership,
      person,
      last_seq: 0,
      made_at: at,
      session: null,
      waiting: 0,
      came_at: null,
    })
    .onConflict((conflict) => conflict.columns(['id', 'partnership']).doNothing())
    .execute();
  const query = sql
    .selectFrom('client')
    .select(['id', 'person', 'last_seq as lastSeq', 'session'])
    .where('id', '=', id)
    .where('partnership', '=', partnership);
  return held(database, query).executeTakeFirstOrThrow();
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

/** The first answer to a change, perhaps to a phone whose storage was renewed: then to another client. */
export const readChangeById = async (
  database: Database,
  changeId: string,
): Promise<LoggedChange | null> =>
  loggedOf(
    await loggedChanges(database)
      .where('change_id', '=', changeId)
      .where('is_again', '=', 0)
      .executeTakeFirst(),
  );

/** A person's change that made a record; `null` where it came by no phone. */
export async function readMaking(
  database: Database,
  { record, person }: Pick<LoggedChange, 'record' | 'person'>,
): Promise<LoggedChange | null> {
  const clients = database.sql.selectFrom('client').select('id').where('person', '=', person);
  const rows = await loggedChanges(database)
    .where('client', 'in', clients)
    .where('record', '=', record)
    .orderBy('at')
    .orderBy('seq')
    .execute();
  return rows.map(loggedOf).find((change) => change?.outcome.result !== 'refused') ?? null;
}

/**
 * Keeps the outcome and moves the client on; only together does either mean anything.
 * Throws where another client's change of this id was answered first at the same time.
 */
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
      is_again: change.isAgain ? 1 : 0,
    })
    .execute();
  await sql
    .updateTable('client')
    .set({ last_seq: change.seq })
    .where('id', '=', change.client)
    .where('partnership', '=', change.partnership)
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
      'is_again',
    ]);

type LoggedRow = Omit<LoggedChange, 'outcome' | 'isAgain'> & {
  readonly outcome_json: string;
  readonly is_again: number;
};

function loggedOf(row: LoggedRow | undefined): LoggedChange | null {
  if (!row) return null;
  const { outcome_json, is_again, ...rest } = row;
  return { ...rest, outcome: JSON.parse(outcome_json), isAgain: is_again === 1 };
}
