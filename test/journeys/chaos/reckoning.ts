/** When the weather is calm: what lies at the server and on the phones, held against what people were shown. */
import { fold, type Replica } from '../../../src/device/replica.ts';
import type { ChangeRow, PageRow } from '../../../src/device/rows.ts';
import { readPerson } from '../../../src/server/database/people.ts';
import { recordOf, type StoredRecord } from '../../../src/server/database/records.ts';
import { mustReadReference } from '../../../src/server/database/reference.ts';
import { powersIn } from '../../../src/server/sync/powers.ts';
import { viewFor } from '../../../src/server/sync/view.ts';
import type { Pulled } from '../../../src/sync/messages.ts';
import { lookInto } from '../../support/server-data.ts';
import type { ServerProcess } from '../../support/server-process.ts';
import { everythingStored } from '../../support/stored.ts';
import { type Book, type FactName, isExpected, type Shown } from './book.ts';
import type { Officer } from './officer.ts';

type Logged = {
  readonly client: string;
  readonly seq: number;
  readonly change: string;
  readonly record: string;
  readonly isAgain: boolean;
  readonly result: string;
};

export type Evidence = {
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly log: readonly Logged[];
  readonly refused: number;
};

export const readEvidence = (server: ServerProcess): Promise<Evidence> =>
  lookInto(server, async ({ sql }) => {
    const records = (await sql.selectFrom('record').selectAll().execute()).map(recordOf);
    const log = await sql.selectFrom('change_log').selectAll().execute();
    const refused = await sql.selectFrom('quarantine').selectAll().execute();
    return {
      records: new Map(records.map((it) => [it.id, it])),
      log: log.map((row) => ({
        client: row.client,
        seq: row.seq,
        change: row.change_id,
        record: row.record,
        isAgain: row.is_again === 1,
        result: JSON.parse(row.outcome_json).result,
      })),
      refused: refused.length,
    };
  });

/** Everything that is not as it was promised, in words. */
export const wrongsIn = (book: Book, evidence: Evidence): string[] => [
  ...[...book.shown.values()].flatMap((shown) => wrongsOf(shown, evidence)),
  ...extras(book, evidence),
  ...twoEffects(evidence),
  ...gaps(evidence),
  ...(evidence.refused > 0 ? [`${evidence.refused} changes were refused`] : []),
];

function wrongsOf(shown: Shown, { records, log }: Evidence): string[] {
  const { id, kind, author, removal, receipt } = shown;
  const what = `${kind} ${id} of ${author}`;
  const there = records.get(id);
  if (removal !== null) {
    if (there && !there.isDeleted) return [`${what} was taken back, and is at the server`];
    const isKnown = there || log.some(({ record }) => record === id);
    return removal === 'never' && isKnown ? [`${what} never was, and the server knows it`] : [];
  }
  if (!there || there.isDeleted) return [`${what} was shown as saved, and is not at the server`];
  return [
    ...(there.author === author ? [] : [`${what} is ${there.author}’s at the server`]),
    ...(there.kind === kind ? [] : [`${what} is a ${there.kind} at the server`]),
    ...(there.receiptCode === receipt
      ? []
      : [`${what} shows ${receipt}, not ${there.receiptCode}`]),
    ...[...shown.facts].flatMap(([name, fact]) => {
      const now = facts[name](there.fields);
      if (isExpected(fact, now)) return [];
      return [`${what} has “${now}” as ${name}, not “${[fact.saved, ...fact.asked].join('”, “')}”`];
    }),
  ];
}

const facts: Readonly<Record<FactName, (fields: StoredRecord['fields']) => string>> = {
  note: ({ note = '' }) => String(note),
  name: ({ name = '' }) => String(name),
  hasEnded: ({ to }) => String(to !== undefined),
};

/** A record for each tap that made one, and no note in two of them. */
function extras({ shown, makings }: Book, { records }: Evidence): string[] {
  const wrongs: string[] = [];
  const countsOf = (list: Iterable<{ readonly author: string; readonly kind: string }>) =>
    Map.groupBy(list, ({ author, kind }) => `${author}: ${kind}`);
  const taps = countsOf(makings);
  for (const [whose, there] of countsOf(records.values())) {
    const most = taps.get(whose)?.length ?? 0;
    if (there.length > most) wrongs.push(`${whose}: ${there.length} from ${most} taps`);
  }
  const notes = new Set<unknown>();
  for (const { id, fields, isDeleted } of records.values()) {
    if (!isDeleted && !shown.has(id)) wrongs.push(`nobody was shown ${id}`);
    if (fields.note !== undefined && notes.has(fields.note)) wrongs.push(`${fields.note} is twice`);
    notes.add(fields.note);
  }
  return wrongs;
}

/** A version for each change that was taken, and none besides. */
function twoEffects({ records, log }: Evidence): string[] {
  const taken = Map.groupBy(log, ({ record }) => record);
  return [...records.values()].flatMap(({ id, version }) => {
    const changes = new Set((taken.get(id) ?? []).map(({ change }) => change));
    return changes.size === version ? [] : [`${id}: version ${version} of ${changes.size} changes`];
  });
}

/** Numbers without a gap, and each change answered for the first time only once. */
function gaps({ log }: Evidence): string[] {
  const firsts = log.filter(({ isAgain }) => !isAgain).map(({ change }) => change);
  const again = firsts.length - new Set(firsts).size;
  const wrong = [...Map.groupBy(log, ({ client }) => client)].flatMap(([client, rows]) => {
    const last = Math.max(...rows.map(({ seq }) => seq));
    return last === rows.length ? [] : [`${client}: ${rows.length} changes up to number ${last}`];
  });
  return again > 0 ? [...wrong, `${again} changes were taken as new twice`] : wrong;
}

type View = Exclude<Pulled, { isGone: true }>;

/** By id, all that the person may see of it, as the server would show it. */
export const sumsAt = (server: ServerProcess, person: string): Promise<Sums> =>
  lookInto(server, async (database) => {
    const who = (await readPerson(database, person))?.person;
    if (!who) throw new Error(`The server does not know ${person}.`);
    const powers = powersIn((await mustReadReference(database)).content);
    const rows = await database.sql.selectFrom('record').selectAll().execute();
    return sumsOf(rows.map((row) => viewFor(who, recordOf(row), powers)));
  });

/** The same as it lies on the phone's disk; nothing waits there, and nothing was refused. */
export async function sumsOn({ id, page }: Officer): Promise<Sums> {
  const stored: { database?: string; store?: string; rows?: unknown[] }[] = JSON.parse(
    await everythingStored(page()),
  );
  const rowsOf = <Row>(store: string) =>
    (stored.find((it) => it.database === `beatbook-person-${id}` && it.store === store)?.rows ??
      []) as Row[];
  const left = rowsOf<ChangeRow>('changes').filter(({ state }) => state !== 'received');
  if (left.length > 0) throw new Error(`${id} says all received, with ${JSON.stringify(left)}`);
  const replica = rowsOf<PageRow>('pages').reduce<Replica>(
    (all, { records }) => fold(all, JSON.parse(records)),
    new Map(),
  );
  return sumsOf([...replica.values()]);
}

type Sums = Readonly<Record<string, string>>;

/** A text, so that whoever prints no more than the error prints them. */
export const differencesIn = (phone: Sums, server: Sums): string =>
  [...new Set([...Object.keys(phone), ...Object.keys(server)])]
    .filter((id) => phone[id] !== server[id])
    .map((id) => `phone:  ${phone[id]}\nserver: ${server[id]}`)
    .join('\n');

const sumsOf = (views: readonly (Pulled | null)[]): Sums =>
  Object.fromEntries(
    views
      .filter((view): view is View => view !== null && !('isGone' in view))
      .map((view) => [view.id, sorted(view)]),
  );

/** JSON, whatever order the fields came in. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
