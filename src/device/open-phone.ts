/** The phone as the app has it: who is signed in, their storage, and the sync loop behind it. */
import type { Person } from '../domain/people.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import type { SignInReply } from '../sync/accounts.ts';
import { Behind } from './behind.ts';
import { openDeviceStore, readSignedIn } from './device-storage.ts';
import { altered, later } from './later.ts';
import { logRecord } from './log-record.ts';
import { Opening } from './opening.ts';
import { PersonStorage } from './person-storage.ts';
import { emptyView } from './person-view.ts';
import type { Phone, PhoneState } from './phone.ts';
import { firstParts, type Parts, phoneStateOf } from './phone-state.ts';
import { browserPlatform, type Platform, type TabNews } from './platform.ts';
import type { Cleared, DeviceTables } from './rows.ts';
import type * as SessionCalls from './session-calls.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';

export const openPhone = (world: World, platform: Platform = browserPlatform()): Phone =>
  new OpenPhone(world, platform);

const reopenMs = 5000;

/** Owns the open databases, the sync loop and the watching of other tabs, until `close`. */
class OpenPhone implements Phone {
  readonly #world: World;
  readonly #platform: Platform;
  readonly #device: Store<DeviceTables>;
  readonly #opening: Opening;
  readonly #listeners = new Set<() => void>();
  readonly #stopWatching: readonly (() => void)[];
  #storage: PersonStorage | null = null;
  #behind: Behind | null = null;
  #parts: Parts = firstParts;
  #state: PhoneState | null = null;
  #isClosed = false;
  /** By sign-in code: where an answer was lost, the same try asks again. */
  readonly #attempts = new Map<string, string>();
  /** People come and go one after the other; whoever writes waits for who it is. */
  #entering: Promise<void>;

  constructor(world: World, platform: Platform) {
    this.#world = world;
    this.#platform = platform;
    this.#opening = new Opening({
      world,
      show: (stage) => this.#show({ stage }),
      outdated: () => void this.#behind?.stop(),
    });
    this.#device = openDeviceStore(this.#given());
    this.#stopWatching = [
      platform.watchTabs((news) => void this.#hear(news)),
      platform.watchReturns(() => void (this.#parts.blank && this.#resume())),
    ];
    this.#entering = this.#open();
  }

  readonly state = (): PhoneState => {
    this.#state ??= phoneStateOf(this.#parts, this.#storage?.view ?? emptyView);
    return this.#state;
  };

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly log: Phone['log'] = (kind, fields) =>
    this.#write(async (storage, behind) => {
      const logged = await logRecord(this.#world, storage, kind, fields);
      if (logged.ok) behind.changed(logged.value);
      return logged;
    });

  readonly change: Phone['change'] = (id, fields) =>
    this.#writeTo(
      id,
      altered((changes, storage) => changes.changeRecord(this.#world, storage, id, fields)),
    );

  readonly remove: Phone['remove'] = (id) =>
    this.#writeTo(
      id,
      altered((changes, storage) => changes.removeRecord(this.#world, storage, id)),
    );

  readonly discardRefused: Phone['discardRefused'] = (id) =>
    this.#writeTo(
      id,
      altered((changes, storage) => changes.discardRefused(storage, id)),
    );

  readonly photos: Phone['photos'] = async () =>
    (await later.photos())?.newPhotos({
      ...this.#given(),
      read: (work) => this.#write(work),
      writeTo: (id, work) => this.#writeTo(id, work),
    }) ?? null;

  readonly saveDraft: Phone['saveDraft'] = (draft) =>
    this.#write((storage) => storage.putDraft({ ...draft, savedAt: this.#world.now() }));

  readonly dropDraft: Phone['dropDraft'] = (key) =>
    this.#write((storage) => storage.dropDraft(key));

  readonly receiptsOf: Phone['receiptsOf'] = (code) =>
    this.#write((storage) => storage.readReceipts(code));

  readonly syncNow = async (): Promise<void> => {
    await this.#entering;
    await this.#behind?.syncNow();
  };

  readonly track: Phone['track'] = (work) => this.#write((_, behind) => behind.track(work));

  readonly signIn = async (code: string): Promise<Result<Person>> => {
    await this.#entering;
    const attempt = this.#attempts.get(code) ?? this.#world.newId();
    this.#attempts.set(code, attempt);
    const calls = await later.session();
    if (!calls) return fail(fault('offline'));
    const reply = await calls.askForSession(this.#given(), { code, attempt });
    if (!reply.ok) return reply;
    return this.#begin(calls, reply.value, null);
  };

  async #begin(calls: typeof SessionCalls, reply: SignInReply, cleared: Cleared | null) {
    const storage = this.#storageOf(reply.person.id);
    const kept = await calls.keepSession(this.#device, storage, reply, cleared);
    if (storage !== this.#storage) storage.close();
    if (!kept.ok) return kept;
    await this.#enterNext(kept.value.id);
    this.#platform.tellTabs({ what: 'person', person: kept.value.id });
    return kept;
  }

  /** Where nothing is stored but the cookie holds, the browser has cleared it: work goes on (S17). */
  async #resume(): Promise<void> {
    const calls = await later.session();
    const reply = await calls?.askIfBlank(this.#world, this.#device);
    // Meanwhile somebody may have opened a link.
    if (!calls || !reply || this.#storage || this.#isClosed || this.#attempts.size > 0) return;
    this.#show({ blank: reply.ok || reply.fault.code !== 'offline' ? null : 'no-signal' });
    if (reply.ok) await this.#begin(calls, reply.value, { neverCame: 0 });
  }

  readonly heardCleared: Phone['heardCleared'] = () =>
    this.#write((storage) => storage.forgetCleared());

  readonly signOut = async (): Promise<Result<null>> => {
    await this.#entering;
    if (!this.#storage) return ok(null);
    const calls = await later.session();
    const ended = await calls?.endWork(this.#device, this.#storage);
    if (!calls || !ended) return fail(fault('storage-closed'));
    if (!ended.ok) return ended;
    await this.#enterNext(null);
    this.#platform.tellTabs({ what: 'person', person: null });
    // Waited for: it must not come behind the next person's sign-in and end theirs.
    await calls.endSession(this.#world);
    return ended;
  };

  readonly rescue: Phone['rescue'] = async (personId) => {
    const open = this.#storage;
    const made = (await later.rescue())?.makeRescue({ ...this.#given(), personId, open });
    return made ?? fail(fault('offline'));
  };

  readonly askToPersist = async (): Promise<void> => {
    const asked = await (await later.around())?.askToPersist(this.#platform, this.#device);
    if (asked) this.#show(asked);
  };

  readonly close = (): void => {
    this.#isClosed = true;
    this.#opening.end();
    this.#leave();
    for (const stop of this.#stopWatching) stop();
    this.#device.close();
    this.#listeners.clear();
  };

  async #open(): Promise<void> {
    this.#opening.begin();
    const signedIn = await readSignedIn(this.#device);
    if (signedIn.ok) await this.#enter(signedIn.value);
    else this.#openLater();
  }

  #openLater(): void {
    if (this.#isClosed || this.#opening.isOutdated) return;
    this.#opening.failed();
    this.#world.wakeAfter(reopenMs, () => {
      if (!this.#isClosed) this.#entering = this.#open();
    });
  }

  #enterNext(personId: string | null): Promise<void> {
    this.#entering = this.#entering.then(() => this.#enter(personId));
    return this.#entering;
  }

  async #enter(personId: string | null): Promise<void> {
    const isOther = this.#storage?.personId !== (personId ?? undefined);
    if (isOther) await this.#behind?.stop();
    // Asked only then: it may have been closed meanwhile.
    if (this.#isClosed || this.#opening.isOutdated) return;
    if (isOther) this.#leave();
    if (isOther && personId !== null) this.#take(this.#storageOf(personId));
    const read = await (this.#storage?.refresh() ?? ok(null));
    if (!read.ok) return this.#openLater();
    this.#opening.done(this.#storage ? 'ready' : 'nobody');
    void this.#lookAround();
    if (!this.#storage) void this.#resume();
    this.#behind?.start();
  }

  #leave(): void {
    void this.#behind?.stop();
    this.#behind = null;
    this.#storage?.close();
    this.#storage = null;
    this.#parts = { ...this.#parts, sync: firstParts.sync, track: null };
  }

  #take(storage: PersonStorage): void {
    this.#storage = storage;
    const show = (change: Partial<Parts>) => this.#show(change);
    this.#behind = new Behind({ ...this.#given(), platform: this.#platform, storage, show });
  }

  #storageOf(personId: string): PersonStorage {
    if (this.#storage?.personId === personId) return this.#storage;
    // Of whoever is not signed in here any more nothing is put back.
    const mend = async (storage: PersonStorage) =>
      storage === this.#storage
        ? (await later.around())?.mendCleared(storage, this.#device)
        : undefined;
    return new PersonStorage(personId, { ...this.#given(), onChange: () => this.#show({}), mend });
  }

  /** What the first screen need not wait for. */
  async #lookAround(): Promise<void> {
    const storage = this.#storage;
    const around = await later.around();
    await around?.lookAround({
      ...this.#given(),
      platform: this.#platform,
      device: this.#device,
      storage,
      show: (found) => storage === this.#storage && this.#show(found),
    });
  }

  async #write<T>(
    work: (storage: PersonStorage, behind: Behind) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    // Who is coming in at this moment must not be taken for who is shown, and wrote it (S8).
    const writer = this.state().person?.id;
    await this.#entering;
    const [storage, behind] = [this.#storage, this.#behind];
    const isOther = writer !== undefined && writer !== storage?.personId;
    if (storage && isOther) return fail(fault('wrong-person'));
    if (storage && behind) return work(storage, behind);
    const isBlocked = this.#parts.stage === 'storage-blocked';
    return fail(fault(isBlocked ? 'storage-closed' : 'signed-out'));
  }

  #writeTo(
    id: string,
    work: (storage: PersonStorage) => Promise<Result<null>>,
  ): Promise<Result<null>> {
    return this.#write(async (storage, behind) => {
      const done = await work(storage);
      if (done.ok) behind.changed(id);
      return done;
    });
  }

  async #hear({ what, person }: TabNews): Promise<void> {
    await this.#entering;
    if (what === 'person') return this.#enterNext(person);
    if (person === this.#storage?.personId) await this.#storage?.refresh();
  }

  #given() {
    const platform = this.#platform;
    return { world: this.#world, platform, databases: platform.databases, on: this.#opening.on };
  }

  #show(change: Partial<Parts>): void {
    this.#parts = { ...this.#parts, ...change };
    this.#state = null;
    for (const listener of [...this.#listeners]) listener();
    this.#behind?.look();
  }
}
