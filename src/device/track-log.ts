/** The track of a running patrol: in memory whole, on disk but for the last moments. */
import type { Seen } from '../analysis/seen.ts';
import { isChunkDue } from '../analysis/track.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import type { TrackRow } from './rows.ts';
import type { Store } from './store.ts';
import {
  asStored,
  readFollowing,
  rowsOfTrack,
  seenIn,
  type TrackTables,
  toTrackRow,
} from './track-rows.ts';
import { newFollowing } from './track-visits.ts';

/** Rewritten at every flush, so that it must stay small: at the quickest rate 120 fixes. */
const rowMsMax = 10 * minuteMs;

export class TrackLog {
  readonly seen: Seen[] = [];
  readonly #store: Store<TrackTables>;
  readonly #patrol: string;
  /** What is in the row that is being written, stored or not. */
  #row: Seen[] = [];
  #n: number | undefined;
  #unstored = 0;
  #storedAt = 0;
  #flushing: Promise<void> = Promise.resolve();

  constructor(store: Store<TrackTables>, patrol: string) {
    this.#store = store;
    this.#patrol = patrol;
  }

  /** `false` where storage does not answer: then nothing may be followed, for it could not be kept. */
  async open(): Promise<boolean> {
    const rows = await this.#store.read((tables) => rowsOfTrack(tables, this.#patrol));
    if (!rows.ok) return false;
    this.seen.push(...seenIn(rows.value));
    return true;
  }

  /** Answers it as it will be read again. What could grow too old before the next one comes is stored now. */
  async add(it: Seen, nextAt: Instant): Promise<Seen> {
    const seen = asStored(it);
    if (this.#unstored === 0) this.#storedAt = this.seen.at(-1)?.at ?? seen.at;
    this.seen.push(seen);
    this.#row.push(seen);
    this.#unstored += 1;
    if (isChunkDue(this.#storedAt, nextAt)) await this.flush();
    return seen;
  }

  /** One after the other. What does not fit on the disk stays in memory, and is tried with the next. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async #write(): Promise<void> {
    if (this.#unstored === 0) return;
    const row = [...this.#row];
    const written = await this.#store.write((tables, isAgain) => this.#put(tables, row, isAgain));
    if (!written.ok) return;
    this.#unstored = this.#row.length - row.length;
    this.#n = written.value;
    if ((row.at(-1)?.at ?? 0) - (row[0]?.at ?? 0) < rowMsMax) return;
    this.#row = this.#row.slice(row.length);
    this.#n = undefined;
  }

  /** What the officer deleted in another tab must not be written again. */
  async #put(
    tables: TrackTables,
    seen: readonly Seen[],
    isAgain: boolean,
  ): Promise<number | undefined> {
    const following = await readFollowing(tables, this.#patrol);
    // From now on it is known that there is a track to be settled when the patrol ends.
    if (!following) {
      await tables.meta.put({ key: 'following', value: newFollowing(this.#patrol) });
    }
    const since = following?.since ?? 0;
    const kept = seen.filter(({ at }) => at >= since);
    if (kept.length === 0) return undefined;
    const row = toTrackRow(this.#patrol, kept, this.#n);
    const n = this.#n ?? (isAgain ? await this.#written(tables, row) : undefined);
    return await tables.tracks.put({ ...row, ...(n !== undefined && { n }) });
  }

  /** A first try that nobody heard to succeed may have made the row. */
  async #written(tables: TrackTables, { from }: TrackRow): Promise<number | undefined> {
    const rows = await rowsOfTrack(tables, this.#patrol);
    return rows.find((row) => row.from === from)?.n;
  }
}
