/** When this phone and the server talk (S10). It is loaded after the phone is usable, never before. */

import type { Fault } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { nextTryAt } from '../sync/backoff.ts';
import { refuseHere, renumber } from './batch.ts';
import { compact } from './compact.ts';
import { isHeld } from './hold.ts';
import { countsOf } from './memory.ts';
import { Nudge } from './nudge.ts';
import { browserNudges } from './nudge-source.ts';
import type { PersonStorage } from './person-storage.ts';
import type { SyncPhase } from './phone.ts';
import type { SyncStatus } from './phone-state.ts';
import { PhotoSending } from './photo-sending.ts';
import { tidyPhotos } from './photo-tidying.ts';
import type { Platform } from './platform.ts';
import { type Course, newCourse, type Step, turnAfter } from './sync-course.ts';
import { type Bounds, type Cycle, runCycle } from './sync-cycle.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly platform: Platform;
  readonly storage: PersonStorage;
  readonly told: (status: SyncStatus) => void;
};

const retryMs = 30_000;
/** Other tabs wait 45 s for their turn: a long pull lets them in between. */
const askingAheadMsMax = 15_000;
const pollMs = 60_000;
/** While the server says by itself when there is something (S19). */
const nudgedPollMs = 15 * 60_000;

export class SyncLoop {
  readonly #given: Given;
  #course: Course = newCourse;
  #phase: SyncPhase = 'settled';
  #fetched = 0;
  /** Not even a new change is a reason to ask before. */
  #serverAsks: { readonly from: Instant; readonly until: Instant } = { from: 0, until: 0 };
  #heldUntil: Instant | null = null;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isStopped = false;
  /** The page was left: what is held for *Undo* goes with the next batch. */
  #isHoldOver = false;
  #wakeAt: Instant | null = null;
  #cancelWake: () => void = () => undefined;
  readonly #stopWatching: readonly (() => void)[];
  readonly #nudge: Nudge;
  readonly #photos: PhotoSending;
  /** The last pull began while the stream was alive: between the two nothing can have come unseen. */
  #isNudged = false;

  constructor(given: Given) {
    this.#given = given;
    const { world, platform, storage } = given;
    this.#photos = new PhotoSending({ world, storage, crypto: platform.crypto });
    this.#nudge = new Nudge({
      world,
      platform,
      source: platform.nudges ?? browserNudges(),
      // What failed is tried again when it is due: no nudge may hurry it (S10).
      nudged: () => void (this.#phase === 'waiting' || this.tryNow()),
      deaf: () => this.#becomeDeaf(),
    });
    this.#stopWatching = [
      platform.watchReturns(() => void this.tryNow()),
      platform.watchHides(() => this.#hidden()),
    ];
  }

  /** Resolves when there is nothing more to do for now. */
  tryNow(): Promise<void> {
    this.#isAskedAgain = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#isAskedAgain && !this.#isStopped) void this.tryNow();
    });
    return this.#running;
  }

  /** A change was written: it goes at once, or when it is no longer held for *Undo*. */
  changed(heldUntil: Instant | null): void {
    if (this.#phase === 'signed-out' || this.#phase === 'too-old') return;
    if (heldUntil === null) void this.tryNow();
    else this.#wakeBy(heldUntil);
  }

  #hidden(): void {
    const { world, storage } = this.#given;
    const rows = [...storage.view.memory.queue.values()].flat();
    if (!rows.some((row) => isHeld(row, world.now()))) return;
    this.#isHoldOver = true;
    this.changed(null);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelWake();
    for (const stopWatching of this.#stopWatching) stopWatching();
    this.#nudge.stop();
  }

  async #run(): Promise<void> {
    while (this.#isAskedAgain && !this.#isStopped) {
      this.#isAskedAgain = false;
      if (this.#isToWait()) this.#wakeBy(this.#serverAsks.until);
      else await this.#talk();
    }
  }

  /** A clock that was set back must not make it longer than was asked. */
  #isToWait(): boolean {
    const { from, until } = this.#serverAsks;
    const now = this.#given.world.now();
    return from <= now && now < until;
  }

  async #talk(): Promise<void> {
    const { world, platform, storage } = this.#given;
    this.#cancelWake();
    this.#wakeAt = null;
    this.#isNudged = this.#nudge.isAlive;
    this.#nudge.pulling();
    let step: Step = { next: 'again' };
    while (step.next === 'again' && !this.#isStopped) {
      this.#tell('busy', null);
      const cycle = await this.#inTurn(() =>
        runCycle({ world, storage, crypto: platform.crypto }, this.#bounds()),
      );
      this.#note(cycle);
      const turn = turnAfter(this.#course, cycle);
      this.#course = turn.course;
      step = await this.#mended(turn.step);
    }
    if (step.next === 'rest') step = await this.#sendPhotos();
    if (!this.#isStopped) await this.#rest(step);
  }

  /** One request at a time a person, whichever tab it comes from (S10). */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const { platform, storage } = this.#given;
    return platform.inTurn(`beatbook-sync-${storage.personId}`, work);
  }

  /** When all text is out, and until there is some again: it goes between two parts (S20). */
  async #sendPhotos(): Promise<Step> {
    const { storage } = this.#given;
    if (this.#heldUntil !== null) this.#wakeBy(this.#heldUntil);
    let step: Step = { next: 'again' };
    while (step.next === 'again') {
      if (this.#isStopped || this.#isAskedAgain) {
        this.#photos.pause();
        return { next: 'rest' };
      }
      const { photos } = storage.view;
      step = await this.#inTurn(() => this.#photos.step());
      if (storage.view.photos !== photos) this.#tellTabs();
    }
    this.#course = { ...this.#course, failures: this.#photos.failures };
    return step;
  }

  #bounds(): Bounds {
    const { world, platform } = this.#given;
    const beganAt = world.now();
    // Whoever asks from now on has something new to send.
    this.#isAskedAgain = false;
    // Seen again before anything went: what is written from now on may be undone, too.
    const isHoldOver = this.#isHoldOver && !platform.isVisible();
    this.#isHoldOver = false;
    return {
      rowsMax: this.#course.rowsMax,
      isHoldOver,
      isStopped: () => this.#isStopped,
      mayAskAhead: () => !this.#isAskedAgain && Math.abs(world.now() - beganAt) < askingAheadMsMax,
      fetched: (records) => {
        this.#fetched += records;
        this.#tellTabs();
        this.#tell('busy', null);
      },
    };
  }

  #note({ result, heldUntil }: Cycle): void {
    this.#heldUntil = heldUntil;
    if (!result.ok) return;
    const { fetched, hasMore } = result.value;
    this.#fetched = hasMore || this.#fetched > 0 ? this.#fetched + fetched : 0;
    this.#tellTabs();
  }

  #tellTabs(): void {
    const { platform, storage } = this.#given;
    platform.tellTabs({ what: 'records', person: storage.personId });
  }

  /** Steps that only set the queue right are taken here; then it goes on at once. */
  async #mended(step: Step): Promise<Step> {
    const { world, storage } = this.#given;
    if (step.next !== 'renumber' && step.next !== 'refuse') return step;
    const newId = world.newId();
    const done = await storage.writeQueue((tables) =>
      step.next === 'refuse' ? refuseHere(tables, step, newId) : renumber(tables, newId),
    );
    await storage.refresh();
    return done.ok ? { next: 'again' } : { next: 'wait', fault: done.fault, retryAfterSeconds: 0 };
  }

  async #rest(step: Step): Promise<void> {
    const { world, storage } = this.#given;
    this.#fetched = 0;
    if (step.next === 'stop') {
      this.#nudge.close();
      return this.#tell(step.phase, step.fault);
    }
    if (this.#heldUntil !== null) this.#wakeBy(this.#heldUntil);
    if (step.next === 'wait') {
      const now = world.now();
      this.#serverAsks = { from: now, until: now + step.retryAfterSeconds * 1000 };
      const { failures } = this.#course;
      this.#wakeBy(nextTryAt(now, failures - 1, world.chance(), step.retryAfterSeconds));
      return this.#tell('waiting', step.fault);
    }
    this.#tell('settled', null);
    await compact(storage);
    await tidyPhotos(storage, world.now());
    if (this.#isStopped) return;
    this.#nudge.open();
    this.#pollLater();
  }

  /** The streams of all phones end in one moment: their polls come spread, and when the server is back. */
  #becomeDeaf(): void {
    this.#isNudged = false;
    if (this.#phase === 'settled') this.#pollLater(0.25 + 0.75 * this.#given.world.chance());
  }

  #pollLater(share = 1): void {
    const { world, platform, storage } = this.#given;
    if (!platform.isVisible()) return;
    const isWaiting = countsOf(storage.view.memory).unsent > 0;
    const isNudged = this.#isNudged && this.#nudge.isAlive;
    const waitMs = isNudged ? nudgedPollMs : pollMs;
    this.#wakeBy(world.now() + Math.round(share * (isWaiting ? retryMs : waitMs)));
  }

  #wakeBy(at: Instant): void {
    if (this.#isStopped || (this.#wakeAt !== null && this.#wakeAt <= at)) return;
    this.#cancelWake();
    this.#wakeAt = at;
    this.#cancelWake = this.#given.world.wakeAfter(at - this.#given.world.now(), () => {
      this.#wakeAt = null;
      void this.tryNow();
    });
  }

  #tell(phase: SyncPhase, fault: Fault | null): void {
    this.#phase = phase;
    const fetched = this.#fetched > 0 ? { fetched: this.#fetched } : {};
    this.#given.told({ phase, fault, ...fetched });
  }
}
