/** One person's database: opened, read into memory, written to. Nobody else's is ever touched (S8). */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { writeSurely } from './ballast.ts';
import { withRowsOf } from './memory.ts';
import { changeMeta, readMeta } from './meta.ts';
import {
  emptyView,
  isCleared,
  isNewIn,
  type PersonView,
  readAfter,
  viewAfter,
} from './person-view.ts';
import type { Draft } from './phone.ts';
import { addCreate, rowsOfRecord } from './queue-rows.ts';
import {
  type ChangeRow,
  type ChangesAndMeta,
  type PersonTables,
  personTableIndexes,
  type ReceiptRow,
  type RecordTables,
} from './rows.ts';
import { type Databases, openStore, type Store, type StoreEvents, type Work } from './store.ts';
import type { TrackTables } from './track-rows.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly databases: Databases;
  readonly onChange: () => void;
  /** Puts back what the browser cleared; `undefined` where that cannot be. */
  readonly mend: (storage: PersonStorage) => Promise<Result<unknown> | undefined>;
  readonly on?: Partial<StoreEvents>;
};

export type WritingTables = RecordTables & Pick<PersonTables, 'pages'>;

export const openPersonStore = (
  personId: string,
  { world, databases, on }: Omit<Given, 'onChange' | 'mend'>,
): Store<PersonTables> =>
  openStore<PersonTables>({
    name: `beatbook-person-${personId}`,
    indexes: personTableIndexes,
    databases,
    pause: (delayMs) => pause(world, delayMs),
    ...(on && { on }),
  });

export const pause = (world: World, delayMs: number): Promise<void> =>
  delayMs === 0 ? Promise.resolve() : new Promise((wake) => world.wakeAfter(delayMs, wake));

/** Where storage can't be read after it was taken away. Later the loop of sync looks, whatever comes. */
const lookAgainMs = [1000, 5000, 15_000] as const;

/** Opens with the first `refresh`, and holds the database open until `close`. */
export class PersonStorage {
  readonly personId: string;
  view: PersonView = emptyView;
  readonly #given: Given;
  readonly #store: Store<PersonTables>;
  #refreshing: Promise<Result<null>> = Promise.resolve(ok(null));
  #isRefreshAhead = false;
  #writing: Promise<unknown> = Promise.resolve();
  /** Storage that was taken away is looked at again, and put back where it was cleared: nothing is called saved before. */
  #mending: Promise<void> | null = null;

  constructor(personId: string, given: Given) {
    this.personId = personId;
    this.#given = given;
    this.#store = openPersonStore(personId, {
      ...given,
      on: { ...given.on, lost: () => this.#lost() },
    });
  }

  /** Reads what another tab or the sync loop wrote; cheap when that was little. */
  refresh(): Promise<Result<null>> {
    if (this.#isRefreshAhead) return this.#refreshing;
    this.#isRefreshAhead = true;
    this.#refreshing = this.#refreshing.then(() => {
      this.#isRefreshAhead = false;
      return this.#readAgain();
    });
    return this.#refreshing;
  }

  /** Transactions end in the order in which they began: what is read here lacks nothing shown before. */
  async #readAgain(): Promise<Result<null>> {
    const read = await this.#store.read((tables) => readAfter(tables, () => this.view));
    if (!read.ok) return read;
    if (read.value.isCleared) return this.#mend();
    this.show(viewAfter(this.view, read.value));
    return ok(null);
  }

  #lost(): void {
    const mending = this.#lookAgain().then(() => {
      if (this.#mending === mending) this.#mending = null;
    });
    this.#mending = mending;
  }

  /** It may have been cleared, and what is seen be the last copy. */
  async #lookAgain(): Promise<void> {
    for (const delayMs of lookAgainMs) {
      if ((await this.refresh()).ok) return;
      await pause(this.#given.world, delayMs);
    }
  }

  async #mend(): Promise<Result<null>> {
    const mended = await this.#given.mend(this);
    return mended?.ok ? this.#readAgain() : fail(fault('storage-closed'));
  }

  /** For what a person wrote, and for receipts: on a full phone it takes the place of the ballast. */
  write<T>(work: Work<PersonTables, T>): Promise<Result<T>> {
    return this.#write(this.#store, work);
  }

  /** The same for the queue alone. */
  writeQueue<T>(work: Work<ChangesAndMeta, T>): Promise<Result<T>> {
    return this.#write(this.#store.of('changes', 'meta'), work);
  }

  /** For what is put back where all was cleared. */
  writeBack<T>(work: Work<PersonTables, T>): Promise<Result<T>> {
    return this.#writeSurely(this.#store, work);
  }

  #write<Some extends Pick<PersonTables, 'meta'>, T>(
    store: Store<Some>,
    work: Work<Some, T>,
  ): Promise<Result<T>> {
    return this.#whole((whole) => this.#writeSurely(store, whole), work);
  }

  /** Where all was cleared, nothing is laid over it before it was put back. */
  async #whole<Some extends Pick<PersonTables, 'meta'>, T>(
    write: <U>(whole: Work<Some, U>) => Promise<Result<U>>,
    work: Work<Some, T>,
  ): Promise<Result<T>> {
    const written = await write(async (tables, isAgain) =>
      isCleared(await readMeta(tables), this.view) ? null : { done: await work(tables, isAgain) },
    );
    if (!written.ok) return written;
    if (written.value) return ok(written.value.done);
    const mended = await this.refresh();
    return mended.ok ? this.#whole(write, work) : mended;
  }

  /** For what asks for nothing that is stored: it may be laid down before the rest is back, and waits for that. */
  async #lay<Some, T>(
    store: Store<Some>,
    work: Work<Some, T>,
    seen: (laid: T) => Partial<PersonView>,
  ): Promise<Result<null>> {
    const laid = await this.#writeSurely(store, work);
    if (!laid.ok) return laid;
    const mending = this.#mending;
    await mending;
    // What is put back is numbered anew, and this among it.
    if (mending !== null) await this.refresh();
    else this.show(seen(laid.value));
    return ok(null);
  }

  readQueue<T>(work: Work<ChangesAndMeta, T>): Promise<Result<T>> {
    return this.#store.of('changes', 'meta').read(work);
  }

  /** Oldest first. */
  readReceipts(code: string): Promise<Result<readonly ReceiptRow[]>> {
    return this.#store.of('receipts').read(({ receipts }) => receipts.match('codes', code));
  }

  async #writeSurely<Some, T>(store: Store<Some>, work: Work<Some, T>): Promise<Result<T>> {
    // One after the other: what is tried again on a full phone must not come behind a second thought.
    const mine = this.#writing.then(() => writeSurely(store, this.reserve, work));
    this.#writing = mine.catch(() => undefined);
    const { result, wasFull } = await mine;
    const isFull = wasFull || (!result.ok && this.view.isFull);
    if (isFull !== this.view.isFull) this.show({ isFull });
    return result;
  }

  /** For what can be fetched again. */
  writeIfRoom<T>(work: Work<PersonTables, T>): Promise<Result<T>> {
    return this.#whole((whole) => this.#store.write(whole), work);
  }

  /** A change that makes a record: nothing that is stored, and nothing that comes in, has a say in it. */
  async addRecord(row: ChangeRow): Promise<Result<null>> {
    const store = this.#store.of('changes', 'received');
    return this.#lay(
      store,
      (tables, isAgain) => addCreate(tables, row, isAgain),
      (added) => ({ memory: withRowsOf(this.view.memory, row.record, [added]) }),
    );
  }

  /** Writes to one record's changes and photos; they are seen only when they are flushed (S1). */
  async writeRecord(
    record: string,
    work: (tables: WritingTables) => Promise<void>,
  ): Promise<Result<null>> {
    const store = this.#store.of('changes', 'meta', 'pages', 'received', 'photos', 'pictures');
    const written = await this.#write(store, async (tables) => {
      await work(tables);
      const hasPhotos = this.view.photos.some((photo) => photo.record === record);
      const isNew = hasPhotos || (await isNewIn(tables, () => this.view));
      return { rows: await rowsOfRecord(tables, record), isNew };
    });
    if (!written.ok) return written;
    const { rows, isNew } = written.value;
    // What was received in between is no longer among the rows, and not yet in what is seen; photos may be gone.
    if (isNew && (await this.refresh()).ok) return ok(null);
    this.show({ memory: withRowsOf(this.view.memory, record, rows) });
    return ok(null);
  }

  putDraft(draft: Draft): Promise<Result<null>> {
    return this.#lay(
      this.#store.of('drafts'),
      ({ drafts }) => drafts.put(draft),
      () => ({ drafts: new Map([...this.view.drafts, [draft.key, draft]]) }),
    );
  }

  dropDraft(key: string): Promise<Result<null>> {
    return this.#lay(
      this.#store.of('drafts'),
      ({ drafts }) => drafts.remove([key]),
      () => ({ drafts: new Map([...this.view.drafts].filter(([other]) => other !== key)) }),
    );
  }

  /** Some tables alone, for what comes later than the first page. */
  readonly of: Store<PersonTables>['of'] = (...tables) => this.#store.of(...tables);
  /** Not for the person's own words: it never takes the place of the ballast. */
  get tracks(): Store<TrackTables> {
    return this.#store.of('tracks', 'meta');
  }

  /** What is given up when the phone is full. */
  get reserve(): Store<Pick<PersonTables, 'ballast'>> {
    return this.#store.of('ballast');
  }

  /** The person has read that what was here before was cleared (S17). */
  async forgetCleared(): Promise<Result<null>> {
    const forgotten = await this.write((tables) => changeMeta(tables, { cleared: null }));
    return forgotten.ok ? this.refresh() : forgotten;
  }

  close(): void {
    this.#store.close();
  }

  /** Only what is stored. */
  show(change: Partial<PersonView>): void {
    this.view = { ...this.view, ...change };
    this.#given.onChange();
  }
}
