/** What lies in the server's database file, read beside the running server and past all its rules. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerProcess } from './server-process.ts';

export type StoredRecord = {
  readonly id: string;
  readonly kind: string;
  readonly author: string;
  readonly version: number;
  readonly receipt: string;
  readonly isDeleted: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
};

export function recordsAt(server: ServerProcess): StoredRecord[] {
  using database = new DatabaseSync(join(server.data, 'beatbook.sqlite'), { readOnly: true });
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
