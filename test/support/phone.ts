/** A phone for tests: the real one, on a disk in memory, that can be shown, hidden, and killed. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openPhone } from '../../src/device/open-phone.ts';
import type { Phone, PhoneState } from '../../src/device/phone.ts';
import type { Platform, TabNews } from '../../src/device/platform.ts';
import type { World } from '../../src/device/world.ts';
import { nodeCrypto } from './node-crypto.ts';
import { until } from './world.ts';

/** What outlives the app: the databases, and the tabs that hear each other. */
export type Disk = {
  readonly indexedDB: IDBFactory;
  readonly tabs: Set<(news: TabNews) => void>;
  readonly turns: Map<string, Promise<unknown>>;
};

export const newDisk = (): Disk => ({
  indexedDB: new IDBFactory(),
  tabs: new Set(),
  turns: new Map(),
});

export type TestPhone = Phone & {
  readonly disk: Disk;
  /** The person comes back to the page, or signal to the phone. */
  readonly comeBack: () => void;
  readonly hide: () => void;
  /** Waits until the state is so. */
  readonly until: (what: string, isSo: (state: PhoneState) => boolean) => Promise<void>;
  /** A flat battery: from now on it neither hears, nor writes, nor wakes. */
  readonly kill: () => void;
};

export type PhoneOptions = {
  readonly disk?: Disk;
  /** `false`: a browser that knows no locks. */
  readonly hasLocks?: boolean;
  readonly platform?: Partial<Platform>;
};

export function turnOn(world: World, options: PhoneOptions = {}): TestPhone {
  const disk = options.disk ?? newDisk();
  const life = newLife();
  const page = { returned: new Set<() => void>(), hidden: new Set<() => void>() };
  const platform = { ...platformOf(disk, life, page, options), ...options.platform };
  const phone = openPhone(mortal(world, life), platform);
  return {
    ...phone,
    disk,
    comeBack: () => {
      life.isVisible = true;
      for (const wake of [...page.returned]) wake();
    },
    hide: () => {
      life.isVisible = false;
      for (const leave of [...page.hidden]) leave();
    },
    until: (what, isSo) => until(what, () => isSo(phone.state())),
    kill: () => {
      life.die();
      phone.close();
    },
  };
}

type Life = {
  isVisible: boolean;
  isDead: boolean;
  readonly died: Promise<void>;
  readonly die: () => void;
};

function newLife(): Life {
  const { promise, resolve } = Promise.withResolvers<void>();
  const life: Life = {
    isVisible: true,
    isDead: false,
    died: promise,
    die: () => {
      life.isDead = true;
      resolve();
    },
  };
  return life;
}

const done = Promise.resolve();
const never = new Promise<never>(() => undefined);

const mortal = (world: World, life: Life): World => ({
  ...world,
  fetch: async (path, init) => {
    if (life.isDead) return never;
    const response = await world.fetch(path, init);
    return life.isDead ? never : response;
  },
  wakeAfter: (delayMs, wake) => world.wakeAfter(delayMs, () => void (life.isDead || wake())),
  position: {
    ...world.position,
    ask: async (asked) => (life.isDead ? never : await world.position.ask(asked)),
  },
});

/** Whoever is dead opens nothing: a connection that is closed stays closed. */
const mortalDisk = (disk: IDBFactory, life: Life): IDBFactory => ({
  open: (name, version) =>
    life.isDead ? (new EventTarget() as IDBOpenDBRequest) : disk.open(name, version),
  deleteDatabase: (name) => disk.deleteDatabase(name),
  cmp: (a, b) => disk.cmp(a, b),
  databases: () => disk.databases(),
});

function platformOf(
  disk: Disk,
  life: Life,
  page: { readonly returned: Set<() => void>; readonly hidden: Set<() => void> },
  { hasLocks = true }: PhoneOptions,
): Platform {
  const own = new Set<(news: TabNews) => void>();
  return {
    databases: { indexedDB: mortalDisk(disk.indexedDB, life), IDBKeyRange },
    inTurn: (name, work) => (hasLocks ? inTurn(disk, life, name, work) : work()),
    alone: (name, signal, work) =>
      hasLocks ? orGivenUp(signal, (begin) => inTurn(disk, life, name, () => begin(work))) : work(),
    tellTabs: (news) => {
      for (const hear of disk.tabs) if (!own.has(hear)) hear(news);
    },
    watchTabs: (heard) => {
      const hear = (news: TabNews) => void (life.isDead || heard(news));
      own.add(hear);
      disk.tabs.add(hear);
      return () => void disk.tabs.delete(hear);
    },
    isVisible: () => life.isVisible,
    watchReturns: (wake) => {
      page.returned.add(wake);
      return () => void page.returned.delete(wake);
    },
    watchHides: (leave) => {
      page.hidden.add(leave);
      return () => void page.hidden.delete(leave);
    },
    isPersisted: async () => null,
    persist: async () => true,
    room: async () => ({ usedBytes: 1000, quotaBytes: 1_000_000_000 }),
    deviceName: 'Test phone',
    crypto: nodeCrypto,
  };
}

/** Whoever is told to while they wait, waits no longer. */
function orGivenUp(
  signal: AbortSignal,
  wait: (begin: (work: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<void> {
  let hasBegun = false;
  const begin = (work: () => Promise<void>) => {
    if (signal.aborted) return done;
    hasBegun = true;
    return work();
  };
  const givenUp = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => hasBegun || resolve());
  });
  return Promise.race([wait(begin), givenUp]);
}

/** A lock as browsers have it: whoever dies lets go of it. */
function inTurn<T>(
  { turns }: Disk,
  { died }: Life,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const before = turns.get(name) ?? Promise.resolve();
  const mine = before.then(work);
  turns.set(
    name,
    Promise.race([mine, died]).catch(() => undefined),
  );
  return mine;
}
