/** A browser clears a site: at once, beneath whatever page is open, which only the imitation lets us do. */
import { forceCloseDatabase } from 'fake-indexeddb';
import { type Disk, newDisk } from './phone.ts';

/** As the imitation has it inside. */
type Inside = { readonly _databases: Map<string, RawDatabase> };
type RawDatabase = {
  readonly transactions: readonly IDBTransaction[];
  readonly connections: readonly IDBDatabase[];
};

/** What is under way is undone, the pages are told that their connections are closed. Answers what was there. */
export function clearDisk(disk: Disk): Disk {
  const { _databases: databases } = disk.indexedDB as unknown as Inside;
  const before = newDisk();
  const { _databases: kept } = before.indexedDB as unknown as Inside;
  closeDisk(disk);
  for (const [name, database] of databases) kept.set(name, database);
  databases.clear();
  return before;
}

/** One of the databases of a disk that was cleared is there again. */
export function layBack(disk: Disk, before: Disk, name: string): void {
  const { _databases: kept } = before.indexedDB as unknown as Inside;
  const { _databases: databases } = disk.indexedDB as unknown as Inside;
  const database = kept.get(name);
  if (database) databases.set(name, database);
}

/** As iOS does it to an app in the background. */
export function closeDisk(disk: Disk): void {
  const { _databases: databases } = disk.indexedDB as unknown as Inside;
  for (const database of databases.values()) {
    for (const transaction of [...database.transactions]) abort(transaction);
    for (const connection of [...database.connections]) forceCloseDatabase(connection as never);
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended, or is on its way to: this one made it.
  }
}
