/** What works behind one person's storage while it is open: files of their own that the first page does not wait for. */
import { fail, fault, type Result } from '../domain/result.ts';
import { heldUntilOf } from './hold.ts';
import { later } from './later.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Parts } from './phone-state.ts';
import type { Platform } from './platform.ts';
import type { SyncLoop } from './sync-loop.ts';
import type { TrackControl } from './track-state.ts';
import type { Tracking } from './tracking.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly platform: Platform;
  readonly storage: PersonStorage;
  readonly show: (change: Partial<Parts>) => void;
};

/** Owns the sync loop and the following of patrols, until `stop`. */
export class Behind {
  readonly #given: Given;
  #loop: SyncLoop | null = null;
  #tracking: Tracking | null = null;
  #isStopped = false;

  constructor(given: Given) {
    this.#given = given;
  }

  start(): void {
    // Signal may go before the first change.
    void later.changes();
    void this.syncNow();
    void this.#follow();
  }

  async syncNow(): Promise<void> {
    const { show } = this.#given;
    const loaded = await later.sync();
    if (this.#isStopped) return;
    if (!loaded) return show({ sync: { phase: 'waiting', fault: fault('offline') } });
    this.#loop ??= new loaded.SyncLoop({ ...this.#given, told: (sync) => show({ sync }) });
    await this.#loop.tryNow();
  }

  async track<T>(work: (control: TrackControl) => Promise<Result<T>>): Promise<Result<T>> {
    const tracking = await this.#follow();
    return tracking ? work(tracking.control) : fail(fault('offline'));
  }

  /** `null` where it does not come. */
  async #follow(): Promise<Tracking | null> {
    const { show } = this.#given;
    const loaded = await later.tracking();
    if (this.#isStopped || !loaded) return null;
    this.#tracking ??= new loaded.Tracking({
      ...this.#given,
      told: (track) => show({ track }),
      changed: (record) => this.changed(record),
    });
    return this.#tracking;
  }

  /** There is something new to see in storage. */
  look(): void {
    this.#tracking?.look();
  }

  /** A record was written to: other tabs see it, and it goes out when it may. */
  changed(record: string): void {
    const { world, platform, storage } = this.#given;
    platform.tellTabs({ what: 'records', person: storage.personId });
    const rows = storage.view.memory.queue.get(record) ?? [];
    if (rows.length > 0) this.#loop?.changed(heldUntilOf(rows, world.now()));
    if (!storage.view.memory.records.has(record)) void this.#forgetTrack(record);
  }

  /** What is taken back leaves nothing behind. */
  async #forgetTrack(record: string): Promise<void> {
    await this.track((control) => control.forget(record));
  }

  /** Resolves when nothing more is written from here. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#loop?.stop();
    await this.#tracking?.stop();
  }
}
