/** A disk that fails where a test says: full, taken away, or dead from one step on. */
import { type Disk, newDisk } from '../support/phone.ts';

/** `transaction`: one is about to begin; `write`: a row is about to be written in one. */
export type DiskStep = {
  readonly what: 'transaction' | 'write';
  readonly table: string;
  readonly database: string;
  /** Counts the times that the databases were opened. */
  readonly opening: number;
  /** What the transaction was asked to be. */
  readonly mode: string;
  readonly durability: string;
};

/**
 * `full at the end`: the quota is found out when the transaction commits, as Chromium does it.
 * `taken away`: the row was on its way when the system ended the transaction.
 */
export type Trouble = 'full' | 'full at the end' | 'lost' | 'taken away' | 'dead';

export type Fate = {
  trouble: (step: DiskStep) => Trouble | null;
  /** Whether a database can't be opened just now, as in Chromium while it clears a site. */
  isShut: (database: string) => boolean;
};

export const newFate = (): Fate => ({ trouble: () => null, isShut: () => false });

/** The same disk as another sees it: what lies on it is shared, the trouble is one's own. */
export function onBadDisk(fate: Fate, disk: Disk = newDisk()): Disk {
  let opening = 0;
  const open: IDBFactory['open'] = (name, version) => {
    if (fate.isShut(name)) return shutRequest();
    const request = disk.indexedDB.open(name, version);
    request.addEventListener('success', () => {
      opening += 1;
      haunt(request.result as IDBDatabase, fate, opening);
    });
    return request;
  };
  const haunted = Object.create(disk.indexedDB, { open: { value: open } }) as IDBFactory;
  return { ...disk, indexedDB: haunted };
}

function shutRequest(): IDBOpenDBRequest {
  const error = new DOMException('given by the test: shut', 'AbortError');
  const request = Object.assign(new EventTarget(), { error }) as unknown as IDBOpenDBRequest;
  request.addEventListener('error', (event) => request.onerror?.(event));
  setImmediate(() => request.dispatchEvent(new Event('error', { cancelable: true })));
  return request;
}

function haunt(database: IDBDatabase, fate: Fate, opening: number): void {
  const begin = database.transaction.bind(database);
  database.transaction = (...given) => {
    const [, mode = 'readonly', { durability = 'default' } = {}] = given;
    const step = { database: database.name, opening, mode, durability };
    meet(fate.trouble({ ...step, what: 'transaction', table: '' }));
    const transaction = begin(...given);
    const store = transaction.objectStore.bind(transaction);
    const haunted = new Set<IDBObjectStore>();
    transaction.objectStore = (table) => {
      const found = store(table);
      if (!haunted.has(found))
        hauntTable(found, () => fate.trouble({ ...step, what: 'write', table }));
      haunted.add(found);
      return found;
    };
    return transaction;
  };
}

function hauntTable(store: IDBObjectStore, trouble: () => Trouble | null): void {
  for (const name of ['put', 'add', 'delete', 'clear'] as const) {
    const write = (store[name] as (...given: unknown[]) => IDBRequest).bind(store);
    const meetAndWrite = (...given: unknown[]) => {
      const met = trouble();
      if (met === 'dead') store.transaction.abort();
      meet(met);
      const request = write(...given);
      if (met === 'taken away') store.transaction.abort();
      if (met === 'full at the end') request.addEventListener('success', () => overflow(store));
      return request;
    };
    Object.assign(store, { [name]: meetAndWrite });
  }
}

const errors: Readonly<Record<Trouble, string | null>> = {
  full: 'QuotaExceededError',
  'full at the end': null,
  lost: 'InvalidStateError',
  'taken away': null,
  dead: 'InvalidStateError',
};

function meet(trouble: Trouble | null): void {
  const name = trouble && errors[trouble];
  if (name) throw new DOMException(`given by the test: ${trouble}`, name);
}

/** What the standard calls *abort a transaction with an error*; only the imitation lets us do it. */
const overflow = ({ transaction }: IDBObjectStore): void =>
  (transaction as unknown as { _abort: (name: string) => void })._abort('QuotaExceededError');
