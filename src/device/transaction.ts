/** One transaction of the browser's own storage: its tables, and how it ends. */
import type { Rows } from './rows.ts';

/** What the work comes to, once all that it wrote is stored; where it fails, nothing is (S1). */
export async function stored<T>(transaction: IDBTransaction, work: Promise<T>): Promise<T> {
  const ended = endOf(transaction);
  try {
    const [done] = await Promise.all([work, ended]);
    return done;
  } catch (error) {
    // Where the system had ended it already, that is the reason, whatever the work met then.
    await (abort(transaction) ? ended.catch(() => undefined) : ended);
    throw error;
  }
}

const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });

/** `false` where it has ended already. */
function abort(transaction: IDBTransaction): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

export const tablesIn = <Tables>(
  transaction: IDBTransaction,
  names: readonly string[],
  keyRange: typeof IDBKeyRange,
): Tables =>
  Object.fromEntries(
    names.map((name) => [name, rowsOf(transaction.objectStore(name), keyRange)]),
  ) as Tables;

/** Each is `async`: what cannot even be asked for is a rejection like any other. */
function rowsOf<Row, Key extends IDBValidKey>(
  store: IDBObjectStore,
  keyRange: typeof IDBKeyRange,
): Rows<Row, Key> {
  const within = (index: string) => (index === ':id' ? store : store.index(index));
  return {
    get: async (key) => done(store.get(key)),
    all: async () => done(store.getAll()),
    match: async (index, value) => done(store.index(index).getAll(value)),
    range: async (index, above, upTo, rowsMax) =>
      done(within(index).getAll(keyRange.bound(above, upTo, true), rowsMax)),
    keys: async (index, above, upTo) =>
      done(within(index).getAllKeys(keyRange.bound(above, upTo, true))),
    put: async (row) => done(store.put(row)),
    putAll: async (rows) => lastOf(rows.map((row) => store.put(row))),
    remove: async (keys) =>
      lastOf(spansOf(keys).map(([from, to]) => store.delete(keyRange.bound(from, to)))),
    clear: async () => done(store.clear()),
  };
}

const done = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Requests are answered in order; that one before the last fails, the transaction says. */
async function lastOf(requests: readonly IDBRequest[]): Promise<void> {
  const last = requests.at(-1);
  if (last) await done(last);
}

type Span<Key> = readonly [from: Key, to: Key];

/** Numbers that follow on from one another are one span: 400 rows are gone at once in a tenth of the time. */
function spansOf<Key>(keys: readonly Key[]): readonly Span<Key>[] {
  const spans: Span<Key>[] = [];
  for (const key of keys) {
    const [from, to] = spans.at(-1) ?? [];
    const isNext = from !== undefined && typeof key === 'number' && key - 1 === to;
    if (isNext) spans.pop();
    spans.push([isNext ? from : key, key]);
  }
  return spans;
}
