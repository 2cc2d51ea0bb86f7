/**
 * Follows a running patrol: asks where the phone is as often as it matters, keeps the track, works out the visits.
 * A visit goes into the record when it has ended, never while it runs: it grows with every fix, and each growth
 * would be a change to send. What the phone died with is worked out again from the track that it kept.
 */
import { countedOf } from '../analysis/counted-track.ts';
import { type DwellState, dwellOf, newDwell, stepDwell, visitsOf } from '../analysis/dwell.ts';
import { type DwellPlace, nearestEdgeOf } from '../analysis/dwell-place.ts';
import { type FixRate, firstRate, nextRate } from '../analysis/fix-rate.ts';
import { isMark, type Mark } from '../analysis/seen.ts';
import { isPaused, isRunning, type Patrol } from '../domain/patrol.ts';
import type { Reference } from '../domain/reference.ts';
import { minuteMs, secondMs } from '../domain/time.ts';
import { hereTold } from './here-told.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Following } from './rows.ts';
import { wholePatrolOf } from './running-patrol.ts';
import { TrackLog } from './track-log.ts';
import type { TrackState } from './track-state.ts';
import { boundsOf, newFollowing, placesOn, writeVisits } from './track-visits.ts';
import type { Fix, FixAsked, PositionFault, World } from './world.ts';

export type FollowerGiven = {
  readonly world: World;
  readonly storage: PersonStorage;
  readonly patrol: string;
  /** Begun on another phone, it is not followed here until its officer says so. */
  readonly isMadeHere: boolean;
  readonly isSparing: () => boolean;
  readonly told: (state: TrackState) => void;
  /** The record was changed. */
  readonly changed: () => void;
};

/** How long the phone may look for itself, with tall houses on both sides. */
const patienceMs = 20 * secondMs;
const askAgainMs: Readonly<Record<PositionFault, number>> = {
  unavailable: 15 * secondMs,
  // It may be allowed in the phone's settings while the page is open.
  refused: minuteMs,
  'not-on-this-phone': Number.POSITIVE_INFINITY,
};

type Now = {
  readonly patrol: Patrol;
  readonly reference: Reference;
  readonly following: Following;
};

export class Follower {
  readonly patrol: string;
  readonly log: TrackLog;
  readonly #given: FollowerGiven;
  #dwell: DwellState = newDwell('');
  #places: readonly DwellPlace[] = [];
  /** What `#dwell` was worked out for. */
  #basis = '';
  #rate: FixRate = firstRate;
  #fix: Fix | null = null;
  #fixAt = 0;
  #fault: PositionFault | null = null;
  #isDue = true;
  #cancelDue: () => void = () => undefined;
  #isWoken = false;
  #wake: () => void = () => undefined;
  #written = '';

  constructor(given: FollowerGiven) {
    this.#given = given;
    this.patrol = given.patrol;
    this.log = new TrackLog(given.storage.tracks, given.patrol);
  }

  /** Until `signal`: the page is hidden, or the patrol over. Then all that was seen is on the disk. */
  async run(signal: AbortSignal): Promise<void> {
    if (!(await this.log.open())) return;
    signal.addEventListener('abort', () => this.wake());
    while (!signal.aborted) {
      this.#isWoken = false;
      const now = this.#now();
      if (!now || !isRunning(now.patrol)) break;
      const isResting = await this.#keepUp(now);
      if (isResting || !this.#isDue) await this.#untilWoken();
      else await this.#look(now, signal);
    }
    this.#cancelDue();
    await this.#mark('sleep');
  }

  /** The record, or what the officer wants of the track, has changed. */
  wake(): void {
    this.#isWoken = true;
    this.#wake();
  }

  lookNow(): void {
    this.#isDue = true;
    this.wake();
  }

  /** `null` where the record or the lists are gone. */
  #now(): Now | null {
    const { storage, patrol: id, isMadeHere } = this.#given;
    const { memory, reference, following } = storage.view;
    const patrol = wholePatrolOf(memory, id);
    if (!patrol || !reference) return null;
    const own = following?.patrol === id ? following : newFollowing(id, !isMadeHere);
    return { patrol, reference, following: own };
  }

  /** Brings what is worked out up to date with record and officer; `true` while there is nothing to look for. */
  async #keepUp({ patrol, reference, following }: Now): Promise<boolean> {
    if (following.isPaused !== this.#isMarkedPaused()) {
      await this.#mark(following.isPaused ? 'break' : 'begin');
    }
    const bounds = boundsOf(patrol, following);
    const { referenceVersion } = this.#given.storage.view.meta;
    const basis = JSON.stringify([bounds, patrol.mode, referenceVersion, this.#isMarkedPaused()]);
    if (basis !== this.#basis) {
      this.#basis = basis;
      this.#places = placesOn(reference, patrol);
      this.#dwell = dwellOf(countedOf(this.log.seen, bounds), this.#places, patrol.mode);
    }
    await this.#writeVisits(patrol);
    const isResting = following.isPaused || isPaused(patrol);
    this.#tell(isResting);
    return isResting;
  }

  #isMarkedPaused(): boolean {
    const { isMadeHere } = this.#given;
    const last = this.log.seen.filter(isMark).findLast(({ mark }) => mark !== 'sleep');
    return last ? last.mark === 'break' : !isMadeHere;
  }

  async #mark(mark: Mark['mark']): Promise<void> {
    if (this.log.seen.length === 0 && mark !== 'begin') return;
    const at = this.#given.world.now();
    await this.log.add({ at, mark }, at);
    await this.log.flush();
  }

  async #look({ patrol }: Now, signal: AbortSignal): Promise<void> {
    this.#isDue = false;
    const { world } = this.#given;
    const asked: FixAsked = {
      isHighAccuracy: this.#rate.isHighAccuracy,
      ageMsMax: this.#rate.intervalMs / 2,
      patienceMs,
    };
    const told = await this.#answer(world.position.ask(asked), signal);
    if (!told) return;
    if (told.ok) await this.#see(told.value, patrol);
    this.#fault = told.ok ? null : told.fault;
    this.#dueIn(told.ok ? this.#rate.intervalMs : askAgainMs[told.fault]);
  }

  /** `null` where it is not wanted any more: the page was left, or the officer keeps to themselves where they are. */
  #answer<T>(asked: Promise<T>, signal: AbortSignal): Promise<T | null> {
    const isUnwanted = () => signal.aborted || (this.#now()?.following.isPaused ?? true);
    return new Promise((tell) => {
      this.#wake = () => isUnwanted() && tell(null);
      this.#wake();
      void asked.then((answer) => tell(isUnwanted() ? null : answer));
    });
  }

  async #see(fix: Fix, { from }: Patrol): Promise<void> {
    this.#fix = fix;
    const { at, lon, lat, accuracyMetres, speed = null } = fix;
    const around = {
      edgeMetres: nearestEdgeOf([lon, lat], this.#places),
      speed,
      isSparing: this.#given.isSparing(),
    };
    this.#rate = nextRate(this.#rate, { at, lon, lat, accuracyMetres }, around);
    // Remembered from before the patrol, or told twice.
    if (at < from || at === this.#fixAt) return;
    this.#fixAt = at;
    const nextAt = at + this.#rate.intervalMs;
    const seen = await this.log.add({ at, lon, lat, accuracyMetres }, nextAt);
    this.#dwell = stepDwell(this.#dwell, seen, this.#places);
  }

  /** Asked only when something ended: most fixes change nothing that the record has. */
  async #writeVisits({ visits }: Patrol): Promise<void> {
    const { world, storage, patrol, changed } = this.#given;
    const told = visitsOf(this.#dwell, world.now());
    const ended = JSON.stringify([told.filter(({ left }) => left !== undefined), visits]);
    if (ended === this.#written) return;
    await this.log.flush();
    const written = await writeVisits({ world, storage }, { patrol, told });
    if (!written.ok) return;
    this.#written = ended;
    if (written.value) changed();
  }

  #dueIn(ms: number): void {
    this.#cancelDue();
    if (ms === Number.POSITIVE_INFINITY) return;
    this.#cancelDue = this.#given.world.wakeAfter(ms, () => this.lookNow());
  }

  /** At once where it was woken since it last looked round. */
  #untilWoken(): Promise<void> {
    return new Promise((resume) => {
      this.#wake = resume;
      if (this.#isWoken) resume();
    });
  }

  #tell(isPausedNow: boolean): void {
    const { world, patrol, told } = this.#given;
    told({
      patrol,
      phase: isPausedNow ? 'paused' : 'following',
      fault: this.#fault,
      fix: this.#fix,
      here: isPausedNow ? null : hereTold(this.#dwell, world.now()),
    });
  }
}
