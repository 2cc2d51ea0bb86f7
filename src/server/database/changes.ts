/** What each phone has sent, and what was answered: the memory behind S2 and S3. */
import type { Insertable } from 'kysely';
import type { Instant } from '../../domain/time.ts';
import type { Outcome } from '../../sync/messages.ts';
import { type Database, held } from './database.ts';
import type { Tables } from './tables.ts';

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
  /** What it said it held besides, and when, when it last came (S17). */
  readonly waiting: number;
  readonly cameAt: Instant | null;
};

export type ClientKey = { readonly id: string; readonly partnership: string };

export type NewClient = ClientKey & {
  readonly person: string;
  readonly at: Instant;
};

/** The phone's row as it is, held by nobody; `null` before its first request. */
export const readClient = async (database: Database, key: ClientKey): Promise<Client | null> =>
  (await clientAt(database, key).executeTakeFirst()) ?? null;

/** The phone's row, made at its first request. Until the transaction ends, nobody else serves it. */
export async function holdClient(database: Database, made: NewClient): Promise<Client> {
  const query = held(database, clientAt(database, made));
  const known = await query.executeTakeFirst();
  if (known) return known;
  const { id, partnership, person, at } = made;
  await database.sql
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
  return query.executeTakeFirstOrThrow();
}

const clientAt = ({ sql }: Database, { id, partnership }: ClientKey) =>
  sql
    .selectFrom('client')
    .select(['id', 'person', 'last_seq as lastSeq', 'session', 'waiting', 'came_at as cameAt'])
    .where('id', '=', id)
    .where('partnership', '=', partnership);

/** The answers of one client to these of its numbers. */
export const readChangesBySeq = (
  database: Database,
  client: string,
  seqs: readonly number[],
): Promise<readonly LoggedChange[]> =>
  seqs.length === 0
    ? Promise.resolve([])
    : loggedFrom(loggedChanges(database).where('client', '=', client).where('seq', 'in', seqs));

/** The first answers to changes, perhaps to a phone whose storage was renewed: then to another client. */
export const readChangesById = (
  database: Database,
  changeIds: readonly string[],
): Promise<readonly LoggedChange[]> =>
  changeIds.length === 0
    ? Promise.resolve([])
    : loggedFrom(
        loggedChanges(database).where('change_id', 'in', changeIds).where('is_again', '=', 0),
      );

/** A person's change that made a record; `null` where it came by no phone. */
export async function readMaking(
  database: Database,
  { record, person }: Pick<LoggedChange, 'record' | 'person'>,
): Promise<LoggedChange | null> {
  const clients = database.sql.selectFrom('client').select('id').where('person', '=', person);
  const query = loggedChanges(database)
    .where('client', 'in', clients)
    .where('record', '=', record)
    .orderBy('at')
    .orderBy('seq');
  return (await loggedFrom(query)).find(({ outcome }) => outcome.result !== 'refused') ?? null;
}

/**
 * Keeps what one client was answered and moves it on; only together does either mean anything.
 * Throws where another client's change of an id was answered first at the same time.
 */
export async function logChanges(
  { sql, engine }: Database,
  changes: readonly LoggedChange[],
): Promise<void> {
  const last = changes.at(-1);
  if (!last) return;
  await engine.insertRows(sql, 'change_log', changes.map(rowOf));
  await sql
    .updateTable('client')
    .set({ last_seq: last.seq })
    .where('id', '=', last.client)
    .where('partnership', '=', last.partnership)
    .execute();
}

const rowOf = (change: LoggedChange): Insertable<Tables['change_log']> => ({
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
});

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

async function loggedFrom(query: {
  readonly execute: () => Promise<readonly LoggedRow[]>;
}): Promise<readonly LoggedChange[]> {
  return (await query.execute()).map(({ outcome_json, is_again, ...rest }) => ({
    ...rest,
    outcome: JSON.parse(outcome_json),
    isAgain: is_again === 1,
  }));
}
