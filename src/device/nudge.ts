/** Listens for the server's nudge while the page is looked at; without it everything goes on, later (S19). */
import { nextListenAt, silenceMsMax } from '../sync/nudge.ts';
import type { NudgeNews, NudgeSource } from './nudge-source.ts';
import type { Platform } from './platform.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly platform: Pick<Platform, 'isVisible'>;
  /** `null`: this browser has none. */
  readonly source: NudgeSource | null;
  readonly nudged: () => void;
  /** What is new will not be told any more, for now. */
  readonly deaf: () => void;
};

/** Two windows of one phone, and all phones of one nudge, do not ask in one moment. */
const hesitationMs = 1000;
/** One that ends sooner was no good: what ends it may end the next one too. */
const goodLifeMs = 60_000;

const nothing = () => undefined;

/** Holds one stream at most, until `stop`. */
export class Nudge {
  readonly #given: Given;
  readonly #stopWatching: () => void;
  #close: (() => void) | null = null;
  #isAlive = false;
  #openedAt = 0;
  #failures = 0;
  #cancelNext: () => void = nothing;
  #cancelSilence: () => void = nothing;
  #cancelNudge: (() => void) | null = null;

  constructor(given: Given) {
    this.#given = given;
    this.#stopWatching = given.source?.watchLeaving(() => this.#leave()) ?? nothing;
  }

  /** A beat was heard lately: whatever comes up is told. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Listens from now on, unless it does, or waits to do so, or nobody looks. */
  open(): void {
    const { source, platform, world } = this.#given;
    const isIdle = this.#close === null && this.#cancelNext === nothing;
    if (!source || !isIdle || !platform.isVisible() || !source.isOnline()) return;
    this.#openedAt = world.now();
    this.#listenOn(source.open((news) => this.#hear(news)));
  }

  /** Until it is opened again. */
  close(): void {
    this.#cancelNext();
    this.#cancelNext = nothing;
    this.pulling();
    this.#hangUp();
  }

  stop(): void {
    this.close();
    this.#stopWatching();
  }

  /** What was nudged for until now comes with the pull that begins. */
  pulling(): void {
    this.#cancelNudge?.();
    this.#cancelNudge = null;
  }

  #leave(): void {
    const wasAlive = this.#isAlive;
    this.close();
    if (wasAlive) this.#given.deaf();
  }

  #listenOn(close: () => void): void {
    this.#close = close;
    this.#waitForSilence();
  }

  #hear(news: NudgeNews): void {
    if (this.#close === null) return;
    if (news === 'lost') {
      this.#lose();
      return;
    }
    this.#isAlive = true;
    this.#waitForSilence();
    if (news === 'nudge') this.#nudgeSoon();
  }

  #nudgeSoon(): void {
    const { world, nudged } = this.#given;
    this.#cancelNudge ??= world.wakeAfter(Math.round(world.chance() * hesitationMs), () => {
      this.#cancelNudge = null;
      nudged();
    });
  }

  /** A proxy that gathers the answer, or a mast that dropped it, says nothing at all. */
  #waitForSilence(): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#given.world.wakeAfter(silenceMsMax, () => this.#lose());
  }

  #lose(): void {
    const { world, deaf } = this.#given;
    const wasAlive = this.#isAlive;
    const now = world.now();
    const wasGood = wasAlive && Math.abs(now - this.#openedAt) >= goodLifeMs;
    this.#failures = wasGood ? 0 : this.#failures + 1;
    this.#hangUp();
    const delayMs = nextListenAt(now, this.#failures, world.chance()) - now;
    this.#cancelNext = world.wakeAfter(delayMs, () => {
      this.#cancelNext = nothing;
      this.open();
    });
    if (wasAlive) deaf();
  }

  #hangUp(): void {
    this.#cancelSilence();
    this.#close?.();
    this.#close = null;
    this.#isAlive = false;
  }
}
