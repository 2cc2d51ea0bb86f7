/**
 * A phone's disk as one tab sees it, with trouble to come: full, lost, its connection taken away, or
 * the battery flat between any two steps. What was not committed then is gone.
 */
import { forceCloseDatabase } from 'fake-indexeddb';
import { type DiskStep, newFate, onBadDisk, type Trouble } from '../device/bad-disk.ts';
import type { Disk } from '../support/phone.ts';

export type DiskFault = 'full' | 'full at the end' | 'lost' | 'closed' | 'flat battery';

export type Mishap = {
  readonly what: DiskFault;
  /** Steps that still go well. */
  readonly after: number;
  /** How many steps it lasts. */
  readonly steps: number;
};

export type TabDisk = {
  readonly disk: Disk;
  readonly expect: (mishap: Mishap | null) => void;
  /** Something is on its way to be opened. */
  readonly isOpening: () => boolean;
  /** No trouble is to come. */
  readonly isCalm: () => boolean;
  /** From now on nothing is read or written; what is not committed never was. */
  readonly die: () => void;
};

type Life = {
  isDead: boolean;
  mishap: Mishap | null;
  steps: number;
  opening: number;
  readonly connections: Map<string, Set<IDBDatabase>>;
  readonly uncommitted: Set<IDBTransaction>;
};

/** `told` hears of each mishap when it comes; a flat battery is for it to carry out. */
export function openDisk(disk: Disk, told: (what: DiskFault) => void): TabDisk {
  const life: Life = {
    isDead: false,
    mishap: null,
    steps: 0,
    opening: 0,
    connections: new Map(),
    uncommitted: new Set(),
  };
  const fate = newFate();
  const meetTrouble = (step: DiskStep): Trouble | null => {
    if (life.isDead) return 'dead';
    const what = strikes(life, step);
    if (!what) return null;
    told(what);
    if (what === 'closed') closeConnections(life, step.database);
    if (what === 'flat battery') return 'dead';
    return what === 'closed' ? 'lost' : what;
  };
  fate.trouble = (step) => {
    if (step.mode === 'readwrite' && step.durability !== 'strict') {
      throw new Error(
        '[S1] A transaction would not be flushed before it says that it is complete.',
      );
    }
    return meetTrouble(step);
  };
  return {
    disk: onBadDisk(fate, { ...disk, indexedDB: watched(disk.indexedDB, life) }),
    expect: (mishap) => {
      life.mishap = mishap;
      life.steps = 0;
    },
    isOpening: () => life.opening > 0,
    isCalm: () => life.mishap === null,
    die: () => {
      life.isDead = true;
      for (const transaction of life.uncommitted) abort(transaction);
    },
  };
}

/** What was given up as ballast can always be written: a disk is never as full as that. */
function strikes(life: Life, { what, table, mode }: DiskStep): DiskFault | null {
  const { mishap } = life;
  if (!mishap) return null;
  const isFull = mishap.what.startsWith('full');
  if (isFull && (what !== 'write' || table === 'ballast')) return null;
  if (mishap.what === 'lost' && what === 'write') return null;
  if (isFull && mode !== 'readwrite') return null;
  life.steps += 1;
  if (life.steps <= mishap.after) return null;
  if (life.steps >= mishap.after + mishap.steps) life.mishap = null;
  return mishap.what;
}

/** As iOS does it to an app in the background: what was under way is undone. */
function closeConnections({ connections, uncommitted }: Life, name: string): void {
  for (const transaction of uncommitted) if (transaction.db.name === name) abort(transaction);
  for (const connection of connections.get(name) ?? []) forceCloseDatabase(connection as never);
  connections.delete(name);
}

function watched(indexedDB: IDBFactory, life: Life): Disk['indexedDB'] {
  const open: IDBFactory['open'] = (name, version) => {
    // The dead open nothing: the request never answers.
    if (life.isDead) return new EventTarget() as IDBOpenDBRequest;
    const request = indexedDB.open(name, version);
    life.opening += 1;
    request.addEventListener('error', () => {
      life.opening -= 1;
    });
    request.addEventListener('success', () => {
      life.opening -= 1;
      watchConnection(request.result, life);
    });
    return request;
  };
  return Object.create(indexedDB, { open: { value: open } }) as Disk['indexedDB'];
}

function watchConnection(connection: IDBDatabase, life: Life): void {
  const sameName = life.connections.get(connection.name) ?? new Set();
  life.connections.set(connection.name, sameName.add(connection));
  connection.addEventListener('close', () => void sameName.delete(connection));
  const begin = connection.transaction.bind(connection);
  connection.transaction = (...given) => {
    const transaction = begin(...given);
    if (transaction.mode !== 'readwrite') return transaction;
    life.uncommitted.add(transaction);
    for (const end of ['complete', 'abort']) {
      transaction.addEventListener(end, () => life.uncommitted.delete(transaction));
    }
    return transaction;
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is on its way to be committed: this one made it.
  }
}
