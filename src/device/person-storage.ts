/** One person's database: opened, read into memory, written to. Nobody else's is ever touched (S8). */
import { ok, type Result } from '../domain/result.ts';
import { forgetReceived } from './apply-reply.ts';
import { layBallast, writeSurely } from './ballast.ts';
import { withOnWire, withRowsOf } from './memory.ts';
import { rewritePages } from './pages.ts';
import { emptyView, isNewIn, type PersonView, readAfter, viewAfter } from './person-view.ts';
import type { Draft } from './phone.ts';
import { rowsOfRecord } from './queue.ts';
import { staleFrom } from './replica.ts';
import { type PersonTables, personTableIndexes } from './rows.ts';
import { type Databases, openStore, type Store, type StoreEvents } from './store.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly databases: Databases;
  readonly onChange: () => void;
  readonly on?: StoreEvents;
};

export const openPersonStore = (
  personId: string,
  { world, databases, on }: Omit<Given, 'onChange'>,
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

/** Opens with the first `refresh`, and holds the database open until `close`. */
export class PersonStorage {
  readonly personId: string;
  view: PersonView = emptyView;
  readonly #given: Given;
  readonly #store: Store<PersonTables>;
  #refreshing: Promise<Result<null>> = Promise.resolve(ok(null));
  #isRefreshAhead = false;

  constructor(personId: string, given: Given) {
    this.personId = personId;
    this.#given = given;
    this.#store = openPersonStore(personId, given);
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
    const read = await this.#store.read((tables) => readAfter(tables, this.view));
    if (!read.ok) return read;
    this.#show(viewAfter(this.view, read.value));
    return ok(null);
  }

  /** For what a person wrote, and for receipts: on a full phone it takes the place of the ballast. */
  async write<T>(work: (tables: PersonTables) => Promise<T>): Promise<Result<T>> {
    const { result, wasFull } = await writeSurely(this.#store, work);
    const isFull = wasFull || (!result.ok && this.view.isFull);
    if (isFull !== this.view.isFull) this.#show({ isFull });
    return result;
  }

  /** For what can be fetched again. */
  writeIfRoom<T>(work: (tables: PersonTables) => Promise<T>): Promise<Result<T>> {
    return this.#store.write(work);
  }

  /** Writes to one record's changes; they are seen only when they are flushed (S1). */
  async writeRecord(
    record: string,
    work: (tables: PersonTables) => Promise<void>,
  ): Promise<Result<null>> {
    const written = await this.write(async (tables) => {
      await work(tables);
      return { rows: await rowsOfRecord(tables, record), isNew: await isNewIn(tables, this.view) };
    });
    if (!written.ok) return written;
    const { rows, isNew } = written.value;
    // What was received in between is no longer among the rows, and not yet in what is seen.
    if (isNew && (await this.refresh()).ok) return ok(null);
    this.#show({ memory: withRowsOf(this.view.memory, record, rows) });
    return ok(null);
  }

  async putDraft(draft: Draft): Promise<Result<null>> {
    const put = await this.write(({ drafts }) => drafts.put(draft));
    if (!put.ok) return put;
    this.#show({ drafts: new Map([...this.view.drafts, [draft.key, draft]]) });
    return ok(null);
  }

  async dropDraft(key: string): Promise<Result<null>> {
    const dropped = await this.write(({ drafts }) => drafts.remove([key]));
    if (!dropped.ok) return dropped;
    this.#show({ drafts: new Map([...this.view.drafts].filter(([other]) => other !== key)) });
    return ok(null);
  }

  showOnWire(changes: ReadonlySet<string>): void {
    this.#show({ memory: withOnWire(this.view.memory, changes) });
  }

  /** Housekeeping that nobody waits for, once after it was opened. */
  async tidy(): Promise<void> {
    await this.writeIfRoom((tables) => forgetReceived(tables, this.#given.world.now()));
    await layBallast(this.#store);
  }

  async compact(): Promise<void> {
    const { memory, meta } = this.view;
    const from = meta.holdsUnseen ? 0 : staleFrom(memory.pages, memory.replica.size);
    if (from === null) return;
    const done = await this.writeIfRoom((tables) => rewritePages(tables, from));
    if (done.ok) await this.refresh();
  }

  close(): void {
    this.#store.close();
  }

  #show(change: Partial<PersonView>): void {
    this.view = { ...this.view, ...change };
    this.#given.onChange();
  }
}
