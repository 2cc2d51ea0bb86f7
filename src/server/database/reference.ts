/** Places, lists, plans and policy in the database: an entry a row, read as one Reference. */
import { createHash } from 'node:crypto';
import { listsSchema, type Reference, referenceSchema } from '../../domain/reference.ts';
import { type Database, inTransaction } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

/** A path into the reference: `wards`, `zones`, `lists.crewRoles` … */
export type CollectionName =
  | Exclude<keyof Reference, 'lists'>
  | `lists.${keyof Reference['lists'] & string}`;

const listNames = Object.keys(referenceSchema.entries).filter(
  (name) => name !== 'partnership' && name !== 'lists',
);
const choiceNames = Object.keys(listsSchema.entries);

export type ReferenceNow = {
  /** Changes with the content and only with it. */
  readonly version: string;
  readonly content: Reference;
};

/** `null` in a database that has not been seeded. */
export async function readReference(database: Database): Promise<ReferenceNow | null> {
  const version = await readSetting(database, 'reference-version');
  return version === null ? null : referenceAt(database, version);
}

/** The content, read anew where what is kept is of another version. */
export async function referenceAt(database: Database, version: string): Promise<ReferenceNow> {
  const { kept } = database;
  if (kept.reference?.version !== version) {
    kept.reference = { version, content: await readContent(database) };
  }
  return kept.reference;
}

/** For handlers: a server doesn't start without one. */
export async function mustReadReference(database: Database): Promise<ReferenceNow> {
  const reference = await readReference(database);
  if (!reference) throw new Error('The database has no partnership.');
  return reference;
}

/** Replaces one collection (for `partnership`: a list of one) and renews the version, all or nothing. */
export const writeReference = (
  database: Database,
  collection: CollectionName,
  entries: readonly unknown[],
): Promise<void> =>
  inTransaction(database, async (within) => {
    const partnership = (await readSetting(within, 'partnership')) ?? '';
    await within.sql
      .deleteFrom('reference_entry')
      .where('partnership', '=', partnership)
      .where('collection', '=', collection)
      .execute();
    for (const [ordinal, entry] of entries.entries()) {
      await within.sql
        .insertInto('reference_entry')
        .values({ partnership, collection, ordinal, data_json: JSON.stringify(entry) })
        .execute();
    }
    await writeSetting(within, 'reference-version', await hashOfEntries(within));
  });

async function readContent(database: Database): Promise<Reference> {
  const rows = await readEntries(database);
  const entriesOf = (name: string): unknown[] =>
    rows
      .filter(({ collection }) => collection === name)
      .map(({ data_json }) => JSON.parse(data_json));
  const lists = choiceNames.map((name) => [name, entriesOf(`lists.${name}`)] as const);
  return {
    ...Object.fromEntries(listNames.map((name) => [name, entriesOf(name)] as const)),
    partnership: entriesOf('partnership')[0],
    lists: Object.fromEntries(lists),
  } as Reference;
}

async function hashOfEntries(database: Database): Promise<string> {
  const hash = createHash('sha256');
  for (const { collection, data_json } of await readEntries(database)) {
    hash.update(`${collection}\n${data_json}\n`);
  }
  return hash.digest('base64url').slice(0, 22);
}

const readEntries = ({ sql }: Database) =>
  sql
    .selectFrom('reference_entry')
    .select(['collection', 'data_json'])
    .orderBy('collection')
    .orderBy('ordinal')
    .execute();
