/** What lies in a person's database, read past the phone. */
import type { Disk } from '../support/phone.ts';

type Table = 'changes' | 'pages' | 'drafts' | 'meta' | 'ballast' | 'receipts' | 'tracks';
type Row = Readonly<Record<string, unknown>>;

export async function rowsIn(disk: Disk, person: string, table: Table): Promise<Row[]> {
  const database = await asked(disk.indexedDB.open(`beatbook-person-${person}`));
  const rows = await asked(database.transaction(table).objectStore(table).getAll());
  database.close();
  return rows as Row[];
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
