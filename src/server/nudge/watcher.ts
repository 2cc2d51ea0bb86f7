/**
 * Asks the database what is new, once a second and only while somebody listens (S19). It follows commit
 * order, so it hears of what other servers wrote too: no message between servers, no lock in anybody's
 * transaction.
 */
import { secondMs } from '../../domain/time.ts';
import type { Database } from '../database/database.ts';
import { isAfter, type Position, placeBelow, readHead } from '../database/positions.ts';
import { readChanged, readEra, readSignedIn } from '../database/pulse.ts';
import type { StoredRecord } from '../database/records.ts';
import { mustReadReference } from '../database/reference.ts';
import { type Log, troubleLineOf } from '../log.ts';
import { powersIn } from '../sync/powers.ts';
import type { World } from '../world.ts';
import { newsFor } from './concerned.ts';
import type { Listener } from './listener.ts';

export type Given = {
  readonly database: Database;
  readonly world: World;
  readonly log: Log;
  /** Uniform in 0…1. */
  readonly chance: () => number;
  /** Calls `wake` no sooner than after `delayMs`; the answer cancels it. */
  readonly wakeAfter: (delayMs: number, wake: () => void) => () => void;
};

type Told = {
  readonly listeners: ReadonlySet<Listener>;
  /** With the last position that each is concerned by; `null` where no position says it. */
  readonly nudge: (concerned: ReadonlyMap<Listener, Position | null>) => void;
  readonly end: (listener: Listener) => void;
  readonly beat: () => void;
};

const lookMs = secondMs;
const longestLookMs = 30 * secondMs;
/** Sessions, people, epoch and reference change seldom: at every fifth look, two queries. */
const looksPerRound = 5;
/** More than that at once is an import, a restore or a very busy minute: 4,000 listeners × 50 are 100 ms. */
const changesMax = 50;

/** Owns the timer, from `wake` until `stop`. */
export class Watcher {
  readonly #given: Given;
  readonly #told: Told;
  /** Another one with each waking: a look that was under way goes on with nothing. */
  #life: symbol | null = null;
  #cancel: () => void = () => undefined;
  #looks = 0;
  #failures = 0;
  #seen: Position | null = null;
  #era: string | null = null;

  constructor(given: Given, told: Told) {
    this.#given = given;
    this.#told = told;
  }

  wake(): void {
    if (this.#life) return;
    this.#life = Symbol('awake');
    // What came while nobody listened was pulled by whoever comes now.
    this.#seen = null;
    this.#era = null;
    this.#looks = 0;
    this.#lookIn(0, this.#life);
  }

  stop(): void {
    this.#life = null;
    this.#cancel();
  }

  #lookIn(delayMs: number, life: symbol): void {
    this.#cancel = this.#given.wakeAfter(delayMs, () => void this.#lookAndGoOn(life));
  }

  async #lookAndGoOn(life: symbol): Promise<void> {
    try {
      await this.#look();
      this.#failures = 0;
      // Only now: a beat says that somebody looks, and phones wait longer on the strength of it.
      this.#told.beat();
    } catch (error) {
      this.#tell(error as Error);
    }
    if (this.#life === life) this.#lookIn(this.#pauseMs(), life);
  }

  /** Once for each trouble, not at every look; it goes on by itself. */
  #tell(error: Error): void {
    const { log, world } = this.#given;
    if (this.#failures === 0) log(troubleLineOf(error, new Date(world.now()).toISOString()));
    this.#failures += 1;
  }

  /** Several servers that lost one database do not come back to it in one moment. */
  #pauseMs(): number {
    if (this.#failures === 0) return lookMs;
    const ceilingMs = Math.min(longestLookMs, lookMs * 2 ** Math.min(this.#failures, 10));
    return Math.round(ceilingMs * (0.5 + this.#given.chance() / 2));
  }

  async #look(): Promise<void> {
    await this.#lookAtRecords();
    if (this.#looks % looksPerRound === 0) {
      await this.#lookAtPeople();
      await this.#lookAtEra();
    }
    this.#looks += 1;
  }

  async #lookAtRecords(): Promise<void> {
    const { database } = this.#given;
    const head = await readHead(database);
    const below = placeBelow(head);
    const after = this.#seen;
    if (after === null || below === after) {
      this.#seen = below;
      return;
    }
    const changed = await readChanged(database, { after, head }, changesMax + 1);
    const last = changed.at(-1)?.position ?? below;
    // On SQLite what was committed since the head was read is among them. After a restore the head is
    // lower than before, and what comes again from there is new.
    this.#seen = isAfter(last, below) ? last : below;
    if (changed.length > 0) this.#told.nudge(await this.#concernedBy(changed));
  }

  async #concernedBy(
    changed: readonly StoredRecord[],
  ): Promise<ReadonlyMap<Listener, Position | null>> {
    if (changed.length > changesMax) return this.#everybody();
    const powers = powersIn((await mustReadReference(this.#given.database)).content);
    const concerned = new Map<Listener, Position | null>();
    for (const listener of this.#told.listeners) {
      const upTo = newsFor(listener, changed, powers);
      if (upTo !== null) concerned.set(listener, upTo);
    }
    return concerned;
  }

  /** A session that ended takes its streams with it; whoever sees something else now must pull. */
  async #lookAtPeople(): Promise<void> {
    const { database, world } = this.#given;
    const signedIn = await readSignedIn(database, world.now());
    const changed = new Map<Listener, null>();
    for (const listener of [...this.#told.listeners]) {
      const person = signedIn.get(listener.session);
      if (!person) this.#told.end(listener);
      else if (JSON.stringify(person) !== JSON.stringify(listener.person)) {
        listener.person = person;
        changed.set(listener, null);
      }
    }
    this.#told.nudge(changed);
  }

  async #lookAtEra(): Promise<void> {
    const before = this.#era;
    this.#era = await readEra(this.#given.database);
    if (before === null || before === this.#era) return;
    // Positions of another life say nothing about this one.
    for (const listener of this.#told.listeners) listener.reached = null;
    this.#told.nudge(this.#everybody());
  }

  #everybody(): ReadonlyMap<Listener, null> {
    return new Map([...this.#told.listeners].map((listener) => [listener, null]));
  }
}
