/** What lies in the server's database file, read and changed past all its rules. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerProcess } from './server-process.ts';

type Json = Readonly<Record<string, unknown>>;

export type StoredRecord = {
  readonly id: string;
  readonly kind: string;
  readonly author: string;
  readonly version: number;
  readonly receipt: string;
  readonly isDeleted: boolean;
  readonly fields: Json;
};

const databaseOf = ({ data }: Pick<ServerProcess, 'data'>, readOnly: boolean): DatabaseSync =>
  new DatabaseSync(join(data, 'beatbook.sqlite'), { readOnly });

/** In the order of their last change. */
export function recordsAt(server: ServerProcess): StoredRecord[] {
  using database = databaseOf(server, true);
  return database
    .prepare('SELECT * FROM record ORDER BY position')
    .all()
    .map((row) => ({
      id: String(row.id),
      kind: String(row.kind),
      author: String(row.author),
      version: Number(row.version),
      receipt: String(row.receipt_code),
      isDeleted: row.is_deleted === 1,
      fields: JSON.parse(String(row.fields_json)),
    }));
}

/** How many changes the server took in, whatever came of them. */
export function changesAt(server: ServerProcess): number {
  using database = databaseOf(server, true);
  return Number(database.prepare('SELECT count(*) AS taken FROM change_log').get()?.taken);
}

export type EntryChange = {
  /** `hubs`, `lists.referralAges` …; `partnership` has one entry. */
  readonly collection: string;
  readonly id: string;
  readonly change: (entry: Json) => Json;
};

/** Changes an entry of the partnership's reference, as a later tool of the administrator will. The server is stopped. */
export function changeReference(server: Pick<ServerProcess, 'data'>, wanted: EntryChange): void {
  using database = databaseOf(server, false);
  const rows = database
    .prepare('SELECT ordinal, data_json FROM reference_entry WHERE collection = ?')
    .all(wanted.collection);
  const row = rows.find(({ data_json }) => JSON.parse(String(data_json)).id === wanted.id);
  if (!row) throw new Error(`${wanted.collection} has no ${wanted.id}`);
  const changed = JSON.stringify(wanted.change(JSON.parse(String(row.data_json))));
  database
    .prepare('UPDATE reference_entry SET data_json = ? WHERE collection = ? AND ordinal = ?')
    .run(changed, wanted.collection, Number(row.ordinal));
  database
    .prepare("UPDATE setting SET value = ? WHERE key = 'reference-version'")
    .run(`journey-${wanted.collection}-${changed.length}`);
}

/** Undo holds a record back for seconds that most journeys need not wait. The server is stopped. */
export const shortenUndo = (server: Pick<ServerProcess, 'data'>): void =>
  changeReference(server, {
    collection: 'partnership',
    id: 'maidstone',
    change: (partnership) => ({
      ...partnership,
      policy: { ...(partnership.policy as Json), undoSeconds: 1 },
    }),
  });

/** As if the partnership's hours for a sign-in link had gone by. */
export function expireLinks(server: ServerProcess): void {
  using database = databaseOf(server, false);
  database.exec('UPDATE sign_in_link SET ends_at = 1');
}
