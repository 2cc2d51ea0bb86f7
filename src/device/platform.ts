/** The browser's own parts that a phone leans on; tests give others. */
import type { NudgeSource } from './nudge-source.ts';
import type { ReceiptCrypto } from './receipt-crypto.ts';
import type { Databases } from './store.ts';

/** What one tab tells the others of this phone. */
export type TabNews = { readonly what: 'records' | 'person'; readonly person: string | null };

export type StorageRoom = { readonly usedBytes: number; readonly quotaBytes: number };

export type Platform = {
  readonly databases: Databases;
  /** Runs `work` while no other tab runs one of that name, or after `patienceMs` all the same. */
  readonly inTurn: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Runs `work` for as long as it takes while no other tab runs one of that name; `signal` ends the waiting. */
  readonly alone: (name: string, signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
  readonly tellTabs: (news: TabNews) => void;
  readonly watchTabs: (heard: (news: TabNews) => void) => () => void;
  readonly isVisible: () => boolean;
  /** Signal came back, or the person came back to the page: both are worth a try at once (S10). */
  readonly watchReturns: (returned: () => void) => () => void;
  /** The person left the page, perhaps for good: nobody presses *Undo* any more. */
  readonly watchHides: (hidden: () => void) => () => void;
  /** Where the server's nudges come from; absent, the browser's own, which the first page need not load. */
  readonly nudges?: NudgeSource;
  readonly isPersisted: () => Promise<boolean | null>;
  readonly persist: () => Promise<boolean | null>;
  readonly room: () => Promise<StorageRoom | null>;
  /** How the administrator's list calls this phone; without it, what the browser says. */
  readonly deviceName?: string;
  /** Without it the browser's own, which comes with the sync loop. */
  readonly crypto?: ReceiptCrypto;
};

/** A tab frozen while it held the lock would stop the others for good: they wait no longer (#7.7). */
const patienceMs = 45_000;

export function browserPlatform(): Platform {
  return {
    databases: { indexedDB, IDBKeyRange },
    inTurn,
    alone,
    ...newTabs(),
    isVisible: () => document.visibilityState === 'visible',
    watchReturns,
    watchHides,
    isPersisted: async () => (await navigator.storage?.persisted?.()) ?? null,
    persist: async () => (await navigator.storage?.persist?.()) ?? null,
    room,
  };
}

const inTurn: Platform['inTurn'] = (name, work) =>
  turnOf(name, AbortSignal.timeout(patienceMs), work, work);

const alone: Platform['alone'] = (name, signal, work) =>
  turnOf(name, signal, work, () => Promise.resolve());

/** `tooLate`: what is done where `signal` came before the turn. */
async function turnOf<T>(
  name: string,
  signal: AbortSignal,
  work: () => Promise<T>,
  tooLate: () => Promise<T>,
): Promise<T> {
  if (!navigator.locks) return work();
  let hasBegun = false;
  try {
    return await navigator.locks.request(name, { signal }, () => {
      hasBegun = true;
      return work();
    });
  } catch (error) {
    if (hasBegun || !signal.aborted) throw error;
    return tooLate();
  }
}

function newTabs(): Pick<Platform, 'tellTabs' | 'watchTabs'> {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('beatbook') : null;
  return {
    tellTabs: (news) => channel?.postMessage(news),
    watchTabs: (heard) => {
      const hear = (event: MessageEvent<TabNews>) => heard(event.data);
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
  };
}

function watchReturns(returned: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') returned();
  };
  addEventListener('online', returned);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('online', returned);
    removeEventListener('pageshow', look);
    document.removeEventListener('visibilitychange', look);
  };
}

function watchHides(hidden: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'hidden') hidden();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

async function room(): Promise<StorageRoom | null> {
  const estimate = await navigator.storage?.estimate?.();
  if (estimate?.usage === undefined || estimate.quota === undefined) return null;
  return { usedBytes: estimate.usage, quotaBytes: estimate.quota };
}
