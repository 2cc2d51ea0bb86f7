/** What lies in the server's database, on either engine, read and changed past all the server's rules. */
import {
  closeDatabase,
  type Database,
  inTransaction,
  openDatabase,
} from '../../src/server/database/database.ts';
import { recordOf, type StoredRecord } from '../../src/server/database/records.ts';
import { type CollectionName, writeReference } from '../../src/server/database/reference.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where a server keeps its records: an address, or the path of a file. */
export type Kept = { readonly place: string };

/** Gives the database to `work` for as long as that takes; the server may run or not. */
export async function lookInto<T>(
  { place }: Kept,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(place);
  try {
    return await work(database);
  } finally {
    await closeDatabase(database);
  }
}

/** In the order of their last change, the deleted ones too. */
export const recordsAt = (server: Kept): Promise<readonly StoredRecord[]> =>
  lookInto(server, async ({ sql, engine }) => {
    const all = sql.selectFrom('record').selectAll();
    const rows = await engine.positions.order
      .reduce((query, column) => query.orderBy(column), all)
      .execute();
    return rows.map(recordOf);
  });

/** How many changes the server took in, whatever came of them. */
export const changesAt = (server: Kept): Promise<number> =>
  lookInto(
    server,
    async ({ sql }) => (await sql.selectFrom('change_log').select('seq').execute()).length,
  );

export type EntryChange = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly change: (entry: Json) => Json;
};

/** Changes an entry of the partnership's reference, as a later tool of the administrator will. */
export const changeReference = (server: Kept, wanted: EntryChange): Promise<void> =>
  lookInto(server, (database) =>
    inTransaction(database, async (within) => {
      const { collection, id, change } = wanted;
      const entries = await entriesIn(within, collection);
      if (!entries.some((entry) => entry.id === id)) throw new Error(`${collection} has no ${id}`);
      const changed = entries.map((entry) => (entry.id === id ? change(entry) : entry));
      await writeReference(within, collection, changed);
    }),
  );

async function entriesIn({ sql }: Database, collection: CollectionName): Promise<Json[]> {
  const rows = await sql
    .selectFrom('reference_entry')
    .select('data_json')
    .where('collection', '=', collection)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ data_json }) => JSON.parse(data_json));
}

/** Undo holds a record back for seconds that most journeys need not wait. */
export const shortenUndo = (server: Kept, undoSeconds: number): Promise<void> =>
  changeReference(server, {
    collection: 'partnership',
    id: 'maidstone',
    change: (partnership) => ({
      ...partnership,
      policy: { ...(partnership.policy as Json), undoSeconds },
    }),
  });

/** As if the partnership's hours for a sign-in link had gone by. */
export const expireLinks = (server: Kept): Promise<void> =>
  lookInto(server, async ({ sql }) => {
    await sql.updateTable('sign_in_link').set({ ends_at: 1 }).execute();
  });
