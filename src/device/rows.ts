/**
 * What lies in this phone's storage. The schema is for life: indexes may be added, nothing is ever
 * renamed or migrated, because the queue is the only copy of what an officer wrote.
 */
import type { Person, Role } from '../domain/people.ts';
import type { Fields, Kind } from '../domain/records.ts';
import type { Fault } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import type { SyncReply } from '../sync/messages.ts';
import type { Draft } from './phone.ts';

/** What this phone needs of a table, whatever library keeps it. */
export type Rows<Row, Key> = {
  readonly get: (key: Key) => Promise<Row | undefined>;
  readonly all: () => Promise<Row[]>;
  /** Rows whose index has this value, oldest first. */
  readonly match: (index: string, value: string) => Promise<Row[]>;
  /** The keys alone of what `range` would find. */
  readonly keys: (index: string, above: Bound, upTo: Bound) => Promise<Key[]>;
  /** Rows above the first bound, up to and with the second, in the index's order. */
  readonly range: (index: string, above: Bound, upTo: Bound, rowsMax?: number) => Promise<Row[]>;
  readonly put: (row: Row) => Promise<Key>;
  readonly putAll: (rows: readonly Row[]) => Promise<unknown>;
  readonly remove: (keys: readonly Key[]) => Promise<unknown>;
  readonly clear: () => Promise<unknown>;
};

export type Bound = number | readonly [string, number];

/** On disk `received` is only what release 0.2 and before left there: see `ReceivedRow`. */
export type ChangeState = 'waiting' | 'refused' | 'received';

export type ChangeRow = {
  /** The order in which the person made them. */
  readonly n?: number;
  readonly id: string;
  readonly record: string;
  readonly kind: Kind;
  readonly base: number;
  readonly fields: Fields;
  readonly isDelete?: true;
  readonly at: Instant;
  /** Not sent earlier, so that *Undo* can take it back as if it had never been. */
  readonly notBefore?: Instant;
  readonly state: ChangeState;
  /** Read from `sending` (S3). On disk only release 0.1 wrote it, and there it says nothing any more. */
  readonly seq?: number;
  /**
   * From then on the server may know it: it can no longer be altered in place (S2). Read from `sending`,
   * too; on disk where a batch was given up without an outcome.
   */
  readonly takenAt?: Instant;
  readonly fault?: Fault;
  readonly receipt?: { readonly code: string; readonly at: Instant };
  readonly receivedAt?: Instant;
  /** The version that the change made of the record. */
  readonly madeVersion?: number;
};

/** A page as it was pulled: what is in it is one JSON text, written 100 times faster than rows. */
export type PageRow = { readonly n?: number; readonly count: number; readonly records: string };

/**
 * Changes that the server acknowledged together: kept for a while, so that a restored server gets them
 * again (S13). As in a page, all of them are one JSON text.
 */
export type ReceivedRow = {
  readonly n?: number;
  readonly at: Instant;
  /** Whose changes are in it. */
  readonly records: readonly string[];
  readonly changes: string;
};

/** The one batch on the wire (S10): the change `keys[i]` has the number `firstSeq + i`. */
export type Sending = {
  readonly firstSeq: number;
  readonly at: Instant;
  /** Each an `n` of `changes`. */
  readonly keys: readonly number[];
};

export type Meta = {
  readonly clientId: string | null;
  readonly nextSeq: number;
  /** Absent until release 0.2 takes its first batch: the numbers of 0.1 are given anew then. */
  readonly sending?: Sending | null;
  readonly epoch: string | null;
  readonly cursor: string | null;
  /** The last page kept was not the last there is. */
  readonly isPartial: boolean;
  readonly person: Person | null;
  readonly signInEndsAt: Instant | null;
  readonly lastReplyAt: Instant | null;
  readonly referenceVersion: string | null;
  readonly coveredVersion: string | null;
  /** As the server told them last. */
  readonly keys: StoredKeys | null;
  /** Pages still hold earlier versions of what the person may no longer see (S15). */
  readonly holdsUnseen: boolean;
  /** Counts how often pages were dropped or rewritten: another tab must then read them all again. */
  readonly generation: number;
  /** While signed out nothing is kept of what the server sends. */
  readonly isSignedOut: boolean;
  /** The browser cleared what was here before, and the person has not read so yet (S17). */
  readonly cleared: Cleared | null;
};

/** `neverCame`: changes that the server knows of, at least. */
export type Cleared = { readonly neverCame: number };

/** `client`: whose pass it is; absent where release 0.3.0 kept them, and there it is the client of now. */
export type StoredKeys = NonNullable<SyncReply['keys']> & { readonly client?: string };

/** What others' patrols gave each hotspot this week, as at a time. */
export type StoredCovered = NonNullable<SyncReply['covered']>;

export type StoredReference = {
  readonly isDemonstration: boolean;
  /** JSON. */
  readonly content: string;
};

export type MetaRow =
  | { readonly key: 'meta'; readonly value: Partial<Meta> }
  | { readonly key: 'covered'; readonly value: StoredCovered }
  | { readonly key: 'following'; readonly value: Following }
  | { readonly key: 'reference'; readonly value: StoredReference }
  | { readonly key: 'names'; readonly value: Readonly<Record<string, string>> };

/** What a server signed when it received changes (S16), one row a reply. */
export type ReceiptRow = {
  readonly n?: number;
  /** In the statement's order, and the kind of each one's record. */
  readonly codes: readonly string[];
  readonly kinds: readonly Kind[];
  readonly statement: string;
  readonly signature: { readonly key: string; readonly value: string };
  /** What it was checked with: the server may have other keys by the time somebody asks. */
  readonly publicKey: string;
};

/** A photo that this phone took. Its bytes lie apart: a list of 500 photos weighs 100 KB, they 125 MB. */
export type PhotoRow = {
  readonly record: string;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly at: Instant;
  /** `waiting`: not whole at the server yet. Where it is received, its bytes are gone from here (S20). */
  readonly state: ChangeState;
  readonly fault?: Fault;
  readonly receivedAt?: Instant;
};

/** As `ArrayBuffer`: Safari has lost what it was given as a Blob (Dexie 1227, 1638). */
export type PictureRow = {
  readonly record: string;
  readonly hash: string;
  readonly bytes: ArrayBuffer;
};

/** Record and hash: the same picture may be on two records. */
export type PhotoKey = readonly [record: string, hash: string];

export type BallastRow = { readonly key: string; readonly bytes: ArrayBuffer };

/** A stretch of a patrol's track (`analysis/track.ts`). It never leaves the phone. */
export type TrackRow = {
  readonly n?: number;
  readonly patrol: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly bytes: ArrayBuffer;
};

/** How this phone follows its officer's patrol: one at a time. */
export type Following = {
  readonly patrol: string;
  /** What was seen before was deleted by its officer. */
  readonly since: Instant;
  /** By the officer: nobody but they may know where they are. */
  readonly isPaused: boolean;
  /** Whole minutes at either end that the officer does not want counted. */
  readonly leaveOut: { readonly start: number; readonly end: number };
  /** The visits that were worked out from this track, by id: all others are given, and stand. */
  readonly visits: readonly string[];
};

export type PersonTables = {
  readonly changes: Rows<ChangeRow, number>;
  readonly pages: Rows<PageRow, number>;
  readonly drafts: Rows<Draft, string>;
  readonly meta: Rows<MetaRow, string>;
  readonly ballast: Rows<BallastRow, string>;
  readonly receipts: Rows<ReceiptRow, number>;
  readonly received: Rows<ReceivedRow, number>;
  readonly photos: Rows<PhotoRow, PhotoKey>;
  readonly pictures: Rows<PictureRow, PhotoKey>;
  readonly tracks: Rows<TrackRow, number>;
};

export type ChangesAndMeta = Pick<PersonTables, 'changes' | 'meta'>;
/** All that a phone has of a person's own changes. */
export type QueueTables = Pick<PersonTables, 'changes' | 'meta' | 'received'>;
/** The same, and the photos that its records name. */
export type RecordTables = QueueTables & Pick<PersonTables, 'photos' | 'pictures'>;

/** By version. A version only drops indexes and adds tables: no row is ever rewritten by one. */
export const personTableIndexes = [
  {
    changes: '++n,id,record,state,[state+n],[state+seq]',
    pages: '++n',
    drafts: 'key',
    meta: 'key',
    ballast: 'key',
  },
  { changes: '++n,record,[state+n]', receipts: '++n,*codes' },
  {
    received: '++n,*records',
    photos: '[record+hash],record',
    pictures: '[record+hash]',
    tracks: '++n,patrol',
  },
] as const satisfies readonly Partial<Record<keyof PersonTables, string>>[];

export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly signInEndsAt: Instant;
};

export type SettingRow =
  | { readonly key: 'signed-in'; readonly value: string | null }
  | { readonly key: 'is-persisted'; readonly value: boolean };

export type DeviceTables = {
  readonly people: Rows<KnownPerson, string>;
  readonly settings: Rows<SettingRow, string>;
};

export const deviceTableIndexes = [
  { people: 'id', settings: 'key' },
] as const satisfies readonly Record<keyof DeviceTables, string>[];
