/**
 * The only file that knows Dexie, which opens databases and brings them up to date; opens one, runs
 * transactions, and says what went wrong. Rows are asked for without Dexie: a save takes half the time.
 */
import Dexie from 'dexie';
import { type Fault, fail, fault, ok, type Result } from '../domain/result.ts';
import { stored, tablesIn } from './transaction.ts';

export type Databases = {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
};

/** `isAgain`: nobody knows whether an earlier run took effect; it must come to the same end. */
export type Work<Tables, T> = (tables: Tables, isAgain: boolean) => Promise<T>;

export type Store<Tables> = {
  readonly read: <T>(work: Work<Tables, T>) => Promise<Result<T>>;
  /** Resolves only after the transaction is complete and flushed (S1). `work` may run twice. */
  readonly write: <T>(work: Work<Tables, T>) => Promise<Result<T>>;
  /** The same store with these tables alone: its transactions wait for none that is about others. */
  readonly of: <K extends keyof Tables & string>(...tables: K[]) => Store<Pick<Tables, K>>;
  readonly close: () => void;
};

export type StoreOptions = {
  readonly name: string;
  /** By version, each with what is new in it. */
  readonly indexes: readonly Readonly<Record<string, string>>[];
  readonly databases: Databases;
  readonly pause: (delayMs: number) => Promise<void>;
  readonly on?: Partial<StoreEvents>;
};

export type StoreEvents = {
  /** Another tab with an older Beatbook keeps us out; the opening goes on when it lets go. */
  readonly blocked: () => void;
  /** A newer Beatbook in another tab has the database now: this one never gets it again (#7.3). */
  readonly outdated: () => void;
  /** The connection was taken away, and perhaps all that was stored with it. */
  readonly lost: () => void;
};

/** iOS takes the connection away in the background; a new one works, the old one never does (#7.2). */
const reopenDelaysMs = [0, 250, 1000] as const;

export function openStore<Tables>(options: StoreOptions): Store<Tables> {
  const keyRange = options.databases.IDBKeyRange;
  const connection = openConnection(options);
  /** Begun and not over, in their order. */
  const begun = new Set<Promise<unknown>>();
  let tryingAgain = 0;

  /** Whoever loses the connection tries again in the order in which they came: a second thought stays the second. */
  function run<Some, T>(scope: Scope, work: Work<Some, T>): Promise<Result<T>> {
    const before = Promise.allSettled(begun);
    const mine = runAfter(before, scope, work);
    const over = () => void begun.delete(mine);
    begun.add(mine);
    mine.then(over, over);
    return mine;
  }

  async function runAfter<Some, T>(
    before: Promise<unknown>,
    scope: Scope,
    work: Work<Some, T>,
  ): Promise<Result<T>> {
    if (tryingAgain > 0) await before;
    // What this version would write, the newer one need not understand.
    if (connection.isOutdated()) return fail(faults.closed);
    const lost = connection.dexie();
    const first = await connection.use(scope, (tables: Some) => work(tables, false));
    if (!isWorthAnother(first)) return toResult(first);
    tryingAgain += 1;
    await before;
    const again = () => connection.use(scope, (tables: Some) => work(tables, true));
    const last = tryAgain(lost, again);
    return toResult(
      await last.finally(() => {
        tryingAgain -= 1;
      }),
    );
  }

  async function tryAgain<T>(
    lost: Dexie,
    again: () => Promise<Result<T, Trouble>>,
  ): Promise<Result<T, Trouble>> {
    let broken = lost;
    for (const delayMs of reopenDelaysMs) {
      await options.pause(delayMs);
      // Another transaction may have opened it anew already: that handle must not be closed again.
      const isOpen = connection.dexie() !== broken || (await connection.reopen());
      broken = connection.dexie();
      const next = isOpen ? await again() : fail('lost' as const);
      if (!isWorthAnother(next)) return next;
    }
    return fail('lost');
  }

  const isWorthAnother = (result: Result<unknown, Trouble>): boolean =>
    !result.ok && result.fault === 'lost' && !connection.isClosed();

  const storeOf = <Some>(tables: readonly string[] | null): Store<Some> => ({
    read: (work) => run({ mode: 'readonly', tables, keyRange }, work),
    write: (work) => run({ mode: 'readwrite', tables, keyRange }, work),
    of: (...some) => storeOf(some),
    close: connection.close,
  });
  return storeOf<Tables>(null);
}

/** Owns the one handle, until `close`. */
function openConnection(options: StoreOptions) {
  let isClosed = false;
  let isOutdated = false;
  /** It was of use when it was last used: only then is its loss a piece of news. */
  let isSound = false;
  /** From then on a closed handle is one that was taken away: it is not opened again. */
  let hasOpened = false;
  let dexie = newDexie(options, { outdated, lost });

  /** What is under way is finished before the handle is let go; then the newer tab goes on. */
  function outdated(): void {
    isOutdated = true;
    options.on?.outdated?.();
  }

  /** Told by an event, or found out by whoever uses it: the event may come late. */
  function lost(): void {
    const isNews = isSound && !isClosed;
    isSound = false;
    if (isNews) options.on?.lost?.();
  }

  return {
    dexie: () => dexie,
    isClosed: () => isClosed,
    isOutdated: () => isOutdated,
    use: async <Some, T>(scope: Scope, work: (tables: Some) => Promise<T>) => {
      const isGone = hasOpened && !dexie.isOpen();
      const done = isGone ? fail('lost' as const) : await attempt(dexie, scope, work);
      if (done.ok) isSound = hasOpened = true;
      else if (done.fault === 'lost') lost();
      return done;
    },
    reopen: async (): Promise<boolean> => {
      if (isClosed || isOutdated) return false;
      dexie.close({ disableAutoOpen: true });
      dexie = newDexie(options, { outdated, lost });
      hasOpened = false;
      try {
        await dexie.open();
        hasOpened = true;
        return true;
      } catch (error) {
        troubleOf(error);
        return false;
      }
    },
    close: (): void => {
      isClosed = true;
      dexie.close({ disableAutoOpen: true });
    },
  };
}

type Scope = {
  readonly mode: IDBTransactionMode;
  /** `null` for all tables. */
  readonly tables: readonly string[] | null;
  readonly keyRange: typeof IDBKeyRange;
};

function newDexie(
  { name, indexes, databases, on }: StoreOptions,
  { outdated, lost }: Pick<StoreEvents, 'outdated' | 'lost'>,
): Dexie {
  const dexie = new Dexie(name, databases);
  for (const [i, index] of indexes.entries()) dexie.version(i + 1).stores(index);
  dexie.on('blocked', () => on?.blocked?.());
  dexie.on('versionchange', ({ newVersion }) => {
    // At once: a handle that is held on to keeps the newer tab waiting, and no event says so.
    dexie.close({ disableAutoOpen: newVersion !== null });
    if (newVersion !== null) outdated();
    return false;
  });
  dexie.on('close', lost);
  return dexie;
}

async function attempt<Tables, T>(
  dexie: Dexie,
  { mode, tables, keyRange }: Scope,
  work: (tables: Tables) => Promise<T>,
): Promise<Result<T, Trouble>> {
  let begun: IDBTransaction | undefined;
  try {
    if (!dexie.isOpen()) await dexie.open();
    // Where the connection goes away while it opens, Dexie calls itself open and has none.
    const database: IDBDatabase | null = dexie.backendDB();
    if (!database) return fail('lost');
    const names = tables ?? dexie.tables.map(({ name }) => name);
    // Chromium's default reports `complete` before the flush: a flat battery would break S1.
    begun = database.transaction(names, mode, { durability: 'strict' });
    return ok(await stored(begun, work(tablesIn<Tables>(begun, names, keyRange))));
  } catch (error) {
    // A disk found full at the commit is told to the transaction; its last request is only aborted.
    return fail(troubleOf(error, begun?.error));
  }
}

type Trouble = 'full' | 'lost' | 'closed';

const faults: Readonly<Record<Trouble, Fault>> = {
  full: fault('storage-full'),
  lost: fault('storage-closed'),
  closed: fault('storage-closed'),
};

const toResult = <T>(result: Result<T, Trouble>): Result<T> =>
  result.ok ? result : fail(faults[result.fault]);

const troubles: Readonly<Record<string, Trouble>> = {
  QuotaExceededError: 'full',
  UnknownError: 'lost',
  InvalidStateError: 'lost',
  DatabaseClosedError: 'lost',
  AbortError: 'lost',
  TimeoutError: 'lost',
  OpenFailedError: 'lost',
  VersionError: 'closed',
  SecurityError: 'closed',
  NotFoundError: 'closed',
  NotReadableError: 'closed',
  MissingAPIError: 'closed',
};

/** What storage may do on a good day; anything else is a fault of ours, and is thrown on. */
function troubleOf(error: unknown, endedBy?: unknown): Trouble {
  const causes = [...causesOf(error), ...causesOf(endedBy)].map(({ name }) => troubles[name]);
  const found = (['full', 'lost', 'closed'] as const).find((trouble) => causes.includes(trouble));
  if (!found) throw error;
  return found;
}

/** A full disk hides inside an AbortError, a lost connection inside an OpenFailedError. */
function causesOf(error: unknown): { readonly name: string }[] {
  if (!(error instanceof Object) || !('name' in error)) return [];
  const inner = 'inner' in error ? causesOf(error.inner) : [];
  return [{ name: String(error.name) }, ...inner];
}
