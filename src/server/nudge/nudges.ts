/** The streams of this process, and what is sent on them: never more than their pace allows (S19). */
import type { Person } from '../../domain/people.ts';
import { beatMs, gapMsOf, spreadMsOf } from '../../sync/nudge.ts';
import type { Position } from '../database/positions.ts';
import { reachOf } from '../sync/cursor.ts';
import { isNews } from './concerned.ts';
import type { Listener, Stream } from './listener.ts';
import { type Given, Watcher } from './watcher.ts';

/** Two phones, a desk, and a window or two of each. */
const streamsPerPersonMax = 6;
/** At 17 KB each 70 MB; a socket each, of the 20,000 that systems usually allow. */
const streamsMax = 4000;

type Who = { readonly person: Person; readonly session: { readonly id: string } };

/** Holds the streams, and the one watcher behind them, until `close`. */
export class Nudges {
  readonly #given: Given;
  readonly #listeners = new Set<Listener>();
  readonly #watcher: Watcher;
  #isClosed = false;

  constructor(given: Given) {
    this.#given = given;
    this.#watcher = new Watcher(given, {
      listeners: this.#listeners,
      nudge: (concerned) => this.#nudge(concerned),
      end: (listener) => this.#end(listener),
      beat: () => this.#beat(),
    });
  }

  /** Begins to nudge on this stream; the answer stops it. `null`: there is no room, or soon no server. */
  listen({ person, session }: Who, stream: Stream): (() => void) | null {
    if (this.#isClosed || this.#listeners.size >= streamsMax) return null;
    this.#makeRoomFor(person.id);
    const toldAt = this.#given.world.now();
    const listener: Listener = {
      session: session.id,
      stream,
      person,
      reached: null,
      toldAt,
      nudgedAt: null,
      due: null,
    };
    this.#listeners.add(listener);
    this.#watcher.wake();
    return () => this.#forget(listener);
  }

  /** A phone was answered: up to this cursor it has everything, and needs no nudge for it. */
  reached(session: string, cursor: string): void {
    const own = [...this.#listeners].filter((listener) => listener.session === session);
    const position = own.length > 0 ? reachOf(cursor) : null;
    for (const listener of own) listener.reached = position;
  }

  /** Ends all streams at once: a server that stops must not wait for them. */
  close(): void {
    this.#isClosed = true;
    this.#watcher.stop();
    for (const listener of [...this.#listeners]) this.#end(listener);
  }

  get count(): number {
    return this.#listeners.size;
  }

  /** The oldest ends: it is the likeliest to be one that nobody reads any more. */
  #makeRoomFor(person: string): void {
    const own = [...this.#listeners].filter((listener) => listener.person.id === person);
    for (const listener of own.slice(0, Math.max(0, own.length + 1 - streamsPerPersonMax))) {
      this.#end(listener);
    }
  }

  /** Each at a moment of its own, and those that were nudged lately when their gap is over. */
  #nudge(concerned: ReadonlyMap<Listener, Position | null>): void {
    const spreadMs = spreadMsOf(concerned.size);
    for (const [listener, upTo] of concerned) {
      if (listener.due) {
        listener.due.upTo = listener.due.upTo === null ? null : upTo;
        continue;
      }
      const delayMs = Math.max(
        this.#gapLeftMs(listener),
        Math.round(this.#given.chance() * spreadMs),
      );
      const cancel = this.#given.wakeAfter(delayMs, () => this.#deliver(listener));
      listener.due = { cancel, upTo };
    }
  }

  /** A clock that was set back must not make it longer. */
  #gapLeftMs({ nudgedAt }: Listener): number {
    const gapMs = gapMsOf(this.#listeners.size);
    const since = nudgedAt === null ? gapMs : Math.abs(this.#given.world.now() - nudgedAt);
    return Math.max(0, gapMs - since);
  }

  #deliver(listener: Listener): void {
    const upTo = listener.due?.upTo ?? null;
    listener.due = null;
    // It may have pulled in the meantime, for a reason of its own.
    if (upTo !== null && !isNews(upTo, listener.reached)) return;
    listener.nudgedAt = this.#given.world.now();
    this.#tell(listener, 'nudge');
  }

  #beat(): void {
    const now = this.#given.world.now();
    for (const listener of [...this.#listeners]) {
      if (Math.abs(now - listener.toldAt) >= beatMs) this.#tell(listener, 'beat');
    }
  }

  #tell(listener: Listener, event: 'nudge' | 'beat'): void {
    listener.toldAt = this.#given.world.now();
    if (!listener.stream.send(event)) this.#end(listener);
  }

  #end(listener: Listener): void {
    this.#forget(listener);
    listener.stream.end();
  }

  #forget(listener: Listener): void {
    listener.due?.cancel();
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#watcher.stop();
  }
}
