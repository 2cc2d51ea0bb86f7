/** Sees to it that a running patrol is followed while this page is looked at, and that its track is settled after. */
import { secondMs } from '../domain/time.ts';
import { Follower } from './follower.ts';
import { isCreate } from './overlay.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Platform } from './platform.ts';
import { receivedOf } from './received.ts';
import { runningPatrolOf } from './running-patrol.ts';
import { patrolToSettle, settleTrack } from './settle-track.ts';
import { newTrackControl } from './track-control.ts';
import type { TrackControl, TrackState } from './track-state.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly platform: Platform;
  readonly storage: PersonStorage;
  readonly told: (track: TrackState | null) => void;
  /** A record of this id was changed: it is to be sent. */
  readonly changed: (record: string) => void;
};

type Run = {
  readonly patrol: string;
  readonly abort: AbortController;
  follower: Follower | null;
  readonly done: Promise<void>;
};

/** By then it is clear that another tab follows. */
const elsewhereMs = 2 * secondMs;
/** Storage that did not answer is asked again. */
const againMs = 5 * secondMs;

export class Tracking {
  readonly control: TrackControl;
  readonly #given: Given;
  readonly #stopWatching: readonly (() => void)[];
  #run: Run | null = null;
  /** Of the run that ended last: the next one reads what it wrote. */
  #before: Promise<void> = Promise.resolve();
  #isSettling = false;
  #isSparing = false;
  #isStopped = false;
  #seen = '';
  #isTold = false;

  constructor(given: Given) {
    this.#given = given;
    const { platform, storage } = given;
    this.control = newTrackControl({
      ...given,
      follower: () => this.#run?.follower ?? null,
      letGo: async (patrol) => void (this.#run?.patrol === patrol && (await this.#end())),
      spare: (isSparing) => {
        this.#isSparing = isSparing;
      },
      told: () => platform.tellTabs({ what: 'records', person: storage.personId }),
    });
    this.#stopWatching = [
      platform.watchReturns(() => this.look()),
      platform.watchHides(() => this.look()),
    ];
    this.look();
  }

  /** Something changed: records, what the officer wants, or whether anybody looks at this page. */
  look(): void {
    if (this.#isStopped) return;
    const { platform, storage } = this.#given;
    const running = runningPatrolOf(storage.view.memory)?.id;
    // A page that is not seen is given no position that could be trusted: it lets another tab have the turn.
    const wanted = platform.isVisible() ? running : undefined;
    if (wanted !== this.#run?.patrol) void this.#end();
    if (wanted !== undefined && !this.#run) this.#begin(wanted);
    if (this.#isNews()) this.#run?.follower?.wake();
    if (!running && this.#isTold) this.#tell(null);
    void this.#settle();
  }

  /** Resolves when all that was seen is on the disk. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const stopWatching of this.#stopWatching) stopWatching();
    await this.#end();
  }

  #begin(patrol: string): void {
    const { world, platform, storage } = this.#given;
    const abort = new AbortController();
    const name = `beatbook-track-${storage.personId}`;
    const done = this.#before.then(() =>
      platform.alone(name, abort.signal, () => this.#follow(run)),
    );
    const run: Run = { patrol, abort, follower: null, done };
    this.#run = run;
    world.wakeAfter(elsewhereMs, () => this.#isElsewhere(run));
    void done.then(() => {
      if (this.#run !== run) return;
      this.#run = null;
      world.wakeAfter(againMs, () => this.look());
    });
  }

  async #follow(run: Run): Promise<void> {
    const { patrol, abort } = run;
    const isMadeHere = await this.#isMadeHere(patrol);
    if (abort.signal.aborted) return;
    run.follower = new Follower({
      ...this.#given,
      patrol,
      isMadeHere,
      isSparing: () => this.#isSparing,
      told: (track) => this.#run === run && this.#tell(track),
      changed: () => this.#given.changed(patrol),
    });
    await run.follower.run(abort.signal);
  }

  async #isMadeHere(patrol: string): Promise<boolean> {
    // It may be at the server already: then its making has left the queue.
    const rows = await this.#given.storage
      .of('changes', 'received')
      .read(async (tables) => [
        ...(await tables.changes.match('record', patrol)),
        ...(await receivedOf(tables, patrol)),
      ]);
    return rows.ok && rows.value.some(isCreate);
  }

  async #end(): Promise<void> {
    const run = this.#run;
    if (!run) return this.#before;
    this.#run = null;
    this.#before = run.done;
    run.abort.abort();
    await run.done;
  }

  #isElsewhere(run: Run): void {
    if (this.#run !== run || run.follower) return;
    this.#tell({ patrol: run.patrol, phase: 'elsewhere', fault: null, fix: null, here: null });
  }

  /** By what a follower goes by: it is not woken by what it told itself. */
  #isNews(): boolean {
    const { memory, following, meta } = this.#given.storage.view;
    const patrol = this.#run && memory.records.get(this.#run.patrol)?.fields;
    const seen = JSON.stringify([patrol, following, meta.referenceVersion]);
    const isNews = seen !== this.#seen;
    this.#seen = seen;
    return isNews;
  }

  /** In its turn: whoever followed has stored all of it by then. */
  async #settle(): Promise<void> {
    const { platform, storage, changed } = this.#given;
    if (this.#isSettling || !patrolToSettle(storage)) return;
    this.#isSettling = true;
    await this.#before;
    const never = new AbortController().signal;
    await platform.alone(`beatbook-track-${storage.personId}`, never, async () => {
      const patrol = patrolToSettle(storage);
      const { following } = storage.view;
      if (!patrol || !following || this.#isStopped) return;
      const settled = await settleTrack(this.#given, patrol, following);
      if (settled.ok && settled.value) changed(following.patrol);
      await storage.refresh();
    });
    this.#isSettling = false;
  }

  #tell(track: TrackState | null): void {
    this.#isTold = track !== null;
    this.#given.told(track);
  }
}
