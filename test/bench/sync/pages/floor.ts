/** What no engine can do without: the bytes fetched and parsed, one flushed put, one request, one read. */
import { contentOf } from '../digest.ts';
import { offer, timed } from './bench-page.ts';

type Shown = { readonly id: string; readonly fields: object };

const held = new Map<string, Shown>();
let queued: readonly unknown[] = [];
let database: IDBDatabase | undefined;

offer({
  open: async () => {
    database = await open();
  },
  /** `given` names recorded replies: `first/5` is five of them. */
  pull: async (given) => {
    const [name, count = ''] = given.split('/');
    const replies: { records: readonly Shown[] }[] = [];
    const tookMs = await timed(async () => {
      for (let i = 0; i < Number(count); i++) {
        const response = await fetch(`/recorded/${name}/${i}`);
        replies.push(JSON.parse(await response.text()));
      }
    });
    for (const record of replies.flatMap(({ records }) => records)) held.set(record.id, record);
    await keepAsOne();
    return tookMs;
  },
  openCold: async (expected) => {
    let records: readonly Shown[] = [];
    const tookMs = await timed(async () => {
      database = await open();
      const json = await done(database.transaction('whole').objectStore('whole').get(1));
      records = JSON.parse(String(json));
    });
    if (records.length !== expected) throw new Error(`The floor holds ${records.length}.`);
    for (const record of records) held.set(record.id, record);
    return tookMs;
  },
  save: (fields) => {
    const row = rowOf(fields, 1);
    return timed(() => putRows([row]));
  },
  queue: async (many) => {
    queued = many.map((fields, i) => rowOf(fields, i + 1));
    await putRows(queued);
  },
  /** To `/sink`, which only reads; or to `/insert`, between a read and a strict write of the rows here. */
  push: (given) =>
    given === '/insert' ? timed(() => durablePush(given)) : timed(() => post(given, queued)),
  content: () => contentOf([...held.values()].map(({ fields }) => fields)),
});

async function durablePush(path: string): Promise<void> {
  const rows = await done(store('readonly').getAll());
  await post(path, rows);
  const transaction = opened().transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').clear();
  await ended(transaction);
}

async function post(path: string, rows: readonly unknown[]): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(rows) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  await response.text();
}

/** All in one row, so that a cold start is one read. */
async function keepAsOne(): Promise<void> {
  const transaction = opened().transaction('whole', 'readwrite');
  transaction.objectStore('whole').put(JSON.stringify([...held.values()]), 1);
  await ended(transaction);
}

/** The same as the phone's row for a change. */
const rowOf = (fields: object, seq: number) => ({
  id: crypto.randomUUID(),
  record: crypto.randomUUID(),
  kind: 'incident',
  base: 0,
  fields,
  at: Date.now(),
  notBefore: Date.now(),
  state: 'waiting',
  seq,
});

async function putRows(rows: readonly unknown[]): Promise<void> {
  const transaction = opened().transaction('rows', 'readwrite', { durability: 'strict' });
  for (const row of rows) transaction.objectStore('rows').put(row);
  await ended(transaction);
}

const store = (mode: IDBTransactionMode) => opened().transaction('rows', mode).objectStore('rows');

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('floor', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('rows', { keyPath: 'n', autoIncrement: true });
    request.result.createObjectStore('whole');
  };
  return done(request);
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

function opened(): IDBDatabase {
  if (!database) throw new Error('The database is not open.');
  return database;
}
