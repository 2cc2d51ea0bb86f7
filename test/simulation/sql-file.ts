/** The server's database in memory, as bytes that can be put aside and put back: a backup. */
import { DatabaseSync } from 'node:sqlite';
import { type Database, openDatabase } from '../../src/server/database/database.ts';

export type SqlFile = { readonly database: Database; readonly bytes: () => Uint8Array };

let opened: DatabaseSync | null = null;
const exec = DatabaseSync.prototype.exec;

/** The real database hides its handle; its first pragma tells it. */
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  opened = this;
  exec.call(this, sql);
};

/** A new one, or one that begins from the bytes of another. */
export async function openInMemory(from?: Uint8Array): Promise<SqlFile> {
  const opening = openDatabase(':memory:');
  const handle = opened;
  if (!handle) throw new Error('The database was opened by other means.');
  if (from) handle.deserialize(from);
  return { database: await opening, bytes: () => handle.serialize() };
}
