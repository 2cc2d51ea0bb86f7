/**
 * What each person did and was told: the model that the real thing is held against. A write is `saved`
 * once its promise said so; `asked` where the answer never came or was no: then it may be there or not.
 */
import type { ChangeRow } from '../../src/device/rows.ts';
import type { Fields, Kind } from '../../src/domain/records.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Handset, Tab } from './handset.ts';

export type Write = {
  /** Its place in the order of everything that happened. */
  readonly n: number;
  /** Unknown while it is being logged. */
  record: string | null;
  readonly kind: Kind;
  readonly person: string;
  readonly handset: Handset;
  /** What keeps one's own order: one storage of one person. */
  readonly storage: string;
  readonly field: string;
  /** As JSON; `null` for a field that was emptied. */
  readonly value: string;
  /** What stood there for the person's eyes when they wrote, refused values included. */
  readonly saw: readonly string[];
  savedAt: number | null;
};

export type Told = {
  readonly id: string;
  readonly kind: Kind;
  readonly person: string;
  readonly handset: Handset;
  readonly tab: Tab;
  readonly savedAt: number;
  /** Until when, by its phone's clock, *Undo* takes it back as if it had never been; 0 where it does not. */
  readonly undoUntil: Instant;
  /** How often its phone had let go of what it held by then. */
  readonly letGoBefore: number;
  /** Its phone may have its receipt: from then on the server has a say in what is shown of it. */
  isReceived: boolean;
  /** `asked`: it may be gone. `never`: taken back in time, so that nobody may ever hear of it. */
  removal: null | 'asked' | 'saved' | 'never';
  /** Refused changes that their author dropped: when. */
  readonly discardedAt: { readonly n: number; readonly handset: Handset }[];
};

/** [S10] What was promised to whoever logged it: as long as they look at it, and nobody sets the clock. */
export const isHeldForUndo = ({ handset, undoUntil, letGoBefore }: Told): boolean =>
  handset.world.now() < undoUntil && handset.timesLetGo === letGoBefore;

/** How the server's books stood when this life of it began. */
export type Books = {
  readonly floor: number;
  readonly versions: ReadonlyMap<string, number>;
  /** Changes that had been taken. */
  readonly taken: ReadonlySet<string>;
};

export type RescueFile = { readonly text: string; readonly handset: Handset };

export type Truth = {
  before: Books;
  readonly records: Map<string, Told>;
  readonly writes: Write[];
  /** By phone, person and record: what was in sight when something was last written there. */
  readonly sights: Map<string, Fields>;
  /** JSON of changes that a server refused, kept over its restores. */
  readonly refused: Set<string>;
  /** Changes that lay in storage which a browser cleared. */
  readonly cleared: ChangeRow[];
  /** Rescue files that were made in this life of the server. */
  readonly files: RescueFile[];
  readonly counts: Map<string, number>;
  readonly tick: () => number;
  readonly count: (what: string, by?: number) => void;
};

export function newTruth(): Truth {
  let order = 0;
  const counts = new Map<string, number>();
  return {
    before: { floor: 0, versions: new Map(), taken: new Set() },
    records: new Map(),
    writes: [],
    sights: new Map(),
    refused: new Set(),
    files: [],
    cleared: [],
    counts,
    tick: () => {
      order += 1;
      return order;
    },
    count: (what, by = 1) => void counts.set(what, (counts.get(what) ?? 0) + by),
  };
}

export type Writing = Pick<Write, 'record' | 'kind' | 'person' | 'handset'> & {
  readonly fields: Fields;
  readonly seen: Fields;
  readonly refused: Fields;
};

/** Notes a write of each field, not yet saved. */
export function noteWrites(truth: Truth, writing: Writing): Write[] {
  const { record, kind, person, handset, fields, seen, refused } = writing;
  const n = truth.tick();
  const storage = `${handset.name} ${handset.timesCleared} ${person}`;
  const by = { record, kind, person, handset, storage };
  const made = Object.entries(fields).map(([field, value]): Write => {
    const saw = [seen[field], refused[field]].map(jsonOf);
    return { ...by, n, field, value: jsonOf(value), saw, savedAt: null };
  });
  truth.writes.push(...made);
  return made;
}

export const jsonOf = (value: unknown): string => JSON.stringify(value ?? null);
