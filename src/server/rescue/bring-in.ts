/** What a rescue file holds goes in as its author's own, by the same push as from a phone (S2, S18). */
import { fail, ok, type Result } from '../../domain/result.ts';
import { changesPerBatchMax } from '../../sync/limits.ts';
import type { Rescued } from '../../sync/rescue.ts';
import type { BroughtIn, WhyNot } from '../../sync/rescue-messages.ts';
import { holdClient, readChangesById } from '../database/changes.ts';
import { type Database, inTransaction } from '../database/database.ts';
import { readLife } from '../database/life.ts';
import { readPerson, type StoredPerson } from '../database/people.ts';
import { settleClient } from '../database/visits.ts';
import type { Deps, KeyedDeps } from '../deps.ts';
import { readHeads, type SentChange } from '../sync/parse-change.ts';
import { powersIn } from '../sync/powers.ts';
import { type Answered, push } from '../sync/push.ts';
import { openRescue } from './open-rescue.ts';

export async function bringIn(deps: KeyedDeps, file: unknown): Promise<Result<BroughtIn, WhyNot>> {
  const rescued = await openRescue(deps, file);
  if (!rescued.ok) return rescued;
  const author = await readPerson(deps.database, rescued.value.person);
  const sent = readHeads(numbered(rescued.value.changes));
  if (!author || !sent.ok) return fail('damaged');

  // A client of its own: the phone's numbers stay the phone's, which finds its changes known (S3).
  const client = deps.world.newId();
  const answered: Taken[] = [];
  for (const batch of inBatches(sent.value)) {
    answered.push(...(await takeBatch(deps, author, client, batch)));
  }
  await settle(deps, rescued.value, author, answered.filter(({ isNew }) => isNew).length);
  return ok({ author: author.person.name, outcomes: counted(answered.map(({ told }) => told)) });
}

type Told = BroughtIn['outcomes'][number];
type Taken = { readonly told: Told; readonly isNew: boolean };

const numbered = (changes: readonly unknown[]): readonly unknown[] =>
  changes.map((change, i) => ({ ...Object(change), seq: i + 1 }));

function inBatches(sent: readonly SentChange[]): readonly (readonly SentChange[])[] {
  const batches = [];
  for (let from = 0; from < sent.length; from += changesPerBatchMax) {
    batches.push(sent.slice(from, from + changesPerBatchMax));
  }
  return batches;
}

/** Brought in again after it broke off, the file finds what was taken known: each batch may stand alone. */
const takeBatch = (
  { database, world }: Deps,
  { person, partnership }: StoredPerson,
  id: string,
  batch: readonly SentChange[],
): Promise<readonly Taken[]> =>
  inTransaction(database, async (within) => {
    const now = world.now();
    const { reference: held, versionFloor } = await readLife(within);
    const { content: reference } = held;
    const client = await holdClient(within, { id, partnership, person: person.id, at: now });
    const known = await knownIn(within, batch);
    const { answered } = await push(
      {
        database: within,
        world,
        client,
        person,
        now,
        reference,
        powers: powersIn(reference),
        versionFloor,
      },
      batch,
    );
    return answered.map((one) => ({ told: toldOf(one, known), isNew: !known.has(one.sent.id) }));
  });

async function knownIn(
  database: Database,
  batch: readonly SentChange[],
): Promise<ReadonlySet<string>> {
  const ids = batch.map(({ id }) => id);
  return new Set((await readChangesById(database, ids)).map(({ changeId }) => changeId));
}

/** No more than a kind and how it fared: whoever brings the file in may not see the record. */
function toldOf({ sent, outcome }: Answered, known: ReadonlySet<string>): Told {
  const kind = sent.change.ok ? sent.change.value.kind : null;
  const { fault } = outcome;
  if (fault) return { kind, result: 'refused', code: fault.code, count: 1 };
  return { kind, result: known.has(sent.id) ? 'known' : 'new', count: 1 };
}

function counted(told: readonly Told[]): Told[] {
  const byKey = new Map<string, Told>();
  for (const one of told) {
    const key = [one.kind, one.result, one.code].join(' ');
    byKey.set(key, { ...one, count: (byKey.get(key)?.count ?? 0) + 1 });
  }
  return [...byKey.values()];
}

/** What it held has come: nobody need be told any more that it has not, but of what was written since (S17). */
const settle = (
  { database }: Deps,
  { client }: Rescued,
  { partnership }: StoredPerson,
  came: number,
): Promise<void> => settleClient(database, { id: client, partnership }, came);
