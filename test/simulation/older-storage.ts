/**
 * A phone's storage as an older release left it (F11): the same words in the form of then, for today's app to
 * bring up to date. Release 0.2 had what was received among the changes; 0.1 had numbers on the rows, too.
 */
import { IDBKeyRange } from 'fake-indexeddb';
import { changesIn } from '../../src/device/received.ts';
import {
  type ChangeRow,
  type Meta,
  type PersonTables,
  personTableIndexes,
  type ReceivedRow,
} from '../../src/device/rows.ts';
import { openStore } from '../../src/device/store.ts';
import { clearDisk, layBack } from '../support/cleared-disk.ts';
import type { Disk } from '../support/phone.ts';
import { asked, driven } from './evidence.ts';

export type OlderRelease = '0.1' | '0.2';

type OlderTables = Omit<PersonTables, 'received' | 'photos' | 'pictures' | 'tracks'>;
type Rows = ReadonlyMap<string, readonly unknown[]>;

/** Nothing may be open on it. */
export async function makeOlder(disk: Disk, release: OlderRelease): Promise<void> {
  const before = clearDisk(disk);
  const found = await driven(before.indexedDB.databases());
  for (const { name = '' } of found) {
    if (!name.startsWith('beatbook-person-')) layBack(disk, before, name);
    else await driven(layOlder(disk, name, inForm(release, await driven(readRows(before, name)))));
  }
}

async function readRows({ indexedDB }: Disk, name: string): Promise<Rows> {
  const database = await asked(indexedDB.open(name));
  const rows = new Map<string, readonly unknown[]>();
  for (const table of [...database.objectStoreNames].sort()) {
    rows.set(table, await asked(database.transaction(table).objectStore(table).getAll()));
  }
  database.close();
  return rows;
}

function inForm(release: OlderRelease, rows: Rows): Rows {
  const metas = (rows.get('meta') ?? []) as { readonly key: string; readonly value: Meta }[];
  const sending = metas.find(({ key }) => key === 'meta')?.value.sending ?? null;
  const numbers = new Map(sending?.keys.map((n, i) => [n, sending.firstSeq + i]));
  const numbered = (row: ChangeRow): ChangeRow => {
    const seq = numbers.get(row.n ?? 0);
    return release === '0.1' && sending && seq ? { ...row, seq, takenAt: sending.at } : row;
  };
  const waiting = (rows.get('changes') ?? []) as ChangeRow[];
  const received = ((rows.get('received') ?? []) as ReceivedRow[]).flatMap(changesIn);
  const older = new Map(rows);
  older.set('changes', [...received, ...waiting.map(numbered)]);
  if (release === '0.1') older.set('meta', metas.map(withoutSending));
  return older;
}

const withoutSending = ({ key, value }: { readonly key: string; readonly value: Meta }) => {
  if (key !== 'meta') return { key, value };
  const { sending: _, ...before } = value;
  return { key, value: before };
};

async function layOlder(disk: Disk, name: string, rows: Rows): Promise<void> {
  const [first, second] = personTableIndexes;
  const store = openStore<OlderTables>({
    name,
    indexes: [first, second],
    databases: { indexedDB: disk.indexedDB, IDBKeyRange },
    pause: async () => undefined,
  });
  const laid = await store.write(async (tables) => {
    for (const [table, own] of Object.entries(tables)) {
      await (own as PersonTables['changes']).putAll((rows.get(table) ?? []) as ChangeRow[]);
    }
  });
  store.close();
  if (!laid.ok) throw new Error(`An older phone could not store: ${laid.fault.code}.`);
}
