/** What the app sees of this phone: one state to look at, and the few things one can do. */
import type { Person } from '../domain/people.ts';
import type { Fields, FieldsByKind, Kind, Superseded } from '../domain/records.ts';
import type { Reference } from '../domain/reference.ts';
import type { Fault, Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import type { PhotoRow, ReceiptRow, StoredCovered } from './rows.ts';
import type { TrackControl, TrackState } from './track-state.ts';

/**
 * `saved`: flushed to this phone's storage, waiting. `sending`: on the wire now. `received`: the
 * server's receipt is stored here. `attention`: the server refused the last change; `fault` says why.
 */
export type RecordState = 'saved' | 'sending' | 'received' | 'attention';

export type Held<K extends Kind = Kind> = {
  readonly id: string;
  readonly kind: K;
  readonly state: RecordState;
  readonly isMine: boolean;
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** The record with this phone's own waiting changes laid over it. */
  readonly fields: K extends Kind ? Partial<FieldsByKind[K]> : never;
  readonly by?: string;
  /** When the server first had it; absent while it has not. */
  readonly receivedAt?: Instant;
  readonly receipt?: { readonly code: string; readonly at: Instant };
  readonly fault?: Fault;
  /** What the server refused, laid out field by field, so that it can be mended. */
  readonly refused?: Fields;
  readonly superseded?: readonly Superseded[];
  readonly isDemonstration?: true;
  /** Until then *Undo* takes it back as if it had never been. */
  readonly undoUntil?: Instant;
};

/** Kept at every keystroke; not a record yet. `key` names the form: `referral:new`. */
export type Draft = {
  readonly key: string;
  readonly kind: Kind;
  readonly fields: Fields;
  readonly step?: string;
  readonly savedAt: Instant;
};

/** A photo as the phone made it: nothing is in it but the picture. */
export type Picture = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** SHA-256, in hex. */
  readonly hash: string;
};

/** The photo whose parts go out now, and how much of it the server has. */
export type PhotoOnWire = {
  readonly record: string;
  readonly hash: string;
  readonly share: number;
};

export type SyncPhase =
  /** Nothing to send, nothing to fetch, as far as this phone knows. */
  | 'settled'
  | 'busy'
  /** No signal, or no sensible answer; it tries again by itself. */
  | 'waiting'
  /** The sign-in has ended: a new link is needed before anything goes out. */
  | 'signed-out'
  /** The app must be updated before it can receive. */
  | 'too-old';

export type PhoneState = {
  /** `outdated`: a newer Beatbook in another tab has the storage; this page must be opened again. */
  readonly stage: 'opening' | 'nobody' | 'ready' | 'storage-blocked' | 'outdated';
  readonly person: Person | null;
  readonly signInEndsAt: Instant | null;
  readonly reference: Reference | null;
  /** What others' patrols gave each hotspot this week, as the server said last; `null` for who doesn't patrol. */
  readonly covered: StoredCovered | null;
  readonly isDemonstration: boolean;
  /** By person id; empty for roles that see no names. */
  readonly names: Readonly<Record<string, string>>;
  readonly records: ReadonlyMap<string, Held>;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Own records with a change that the server has not acknowledged. */
  readonly unsent: number;
  /** Refused changes by their record, and refused photos. */
  readonly needsAttention: number;
  /** Those that this phone took; `photo-state.ts` says how each stands. */
  readonly photos: readonly PhotoRow[];
  readonly photoOnWire: PhotoOnWire | null;
  /** Photos of one's own that the server has not confirmed whole. */
  readonly photosUnsent: number;
  readonly sync: {
    readonly phase: SyncPhase;
    readonly lastReplyAt: Instant | null;
    readonly fault: Fault | null;
    /** Records fetched so far in a long first pull; absent otherwise. */
    readonly fetched?: number;
    /** A pull has not come to its end, even if signal was lost since: what is held is a part, and no figure is whole. */
    readonly isPartial?: true;
  };
  readonly storage: {
    /** What the browser answered when asked to keep the storage; `null` while not asked. */
    readonly isPersisted: boolean | null;
    readonly usedBytes: number | null;
    readonly quotaBytes: number | null;
    /** The last write did not fit. */
    readonly isFull: boolean;
  };
  /** Other people whose unsent work is on this phone. */
  readonly others: readonly Unsent[];
  /** How the person's running patrol is followed; `null` while none runs, or before it is known. */
  readonly track: TrackState | null;
  /** Nothing is stored here, and the server, who may know why, could not be asked yet (S17). */
  readonly blank: 'no-signal' | null;
  /** The browser cleared what was stored, and the sign-in held. `neverCame`: changes, at least. */
  readonly cleared: { readonly neverCame: number } | null;
};

export type Unsent = {
  readonly id: string;
  readonly name: string;
  readonly unsent: number;
  readonly photos: number;
};

/** A file that only the partnership's servers can open. */
export type RescueFile = { readonly name: string; readonly file: Blob };

export type PhonePhotos = {
  /**
   * Resolves once the photo and the record's change that names it are flushed, in one transaction.
   * Faults: `storage-full`, `too-large` where the record has as many as the partnership takes.
   */
  readonly add: (record: string, picture: Picture) => Promise<Result<null>>;
  /** Takes it off the record, here and at the server, and its bytes with it. */
  readonly remove: (record: string, hash: string) => Promise<Result<null>>;
  /** Drops what is on this phone of a photo that the server refused; the record stays as it is. */
  readonly giveUp: (record: string, hash: string) => Promise<Result<null>>;
  /** The bytes while they are on this phone. */
  readonly read: (record: string, hash: string) => Promise<Result<ArrayBuffer | null>>;
};

export type Phone = {
  readonly state: () => PhoneState;
  /** Calls back after every change of state; the answer stops it. */
  readonly watch: (listener: () => void) => () => void;

  /** Resolves only once the record is flushed to storage (S1). The value is its id. */
  readonly log: <K extends Kind>(kind: K, fields: FieldsByKind[K]) => Promise<Result<string>>;
  /** Lays fields over a record; `null` empties one. */
  readonly change: (id: string, fields: Fields) => Promise<Result<null>>;
  /** Takes a record back: within `undoUntil` it never was, later it is deleted at the server too. */
  readonly remove: (id: string) => Promise<Result<null>>;
  /** Drops this phone's refused changes to a record; what the server has stands. */
  readonly discardRefused: (id: string) => Promise<Result<null>>;

  /** `null` where that part of the app can't come now: there is no signal and it was never here. */
  readonly photos: () => Promise<PhonePhotos | null>;

  readonly saveDraft: (draft: Omit<Draft, 'savedAt'>) => Promise<Result<null>>;
  readonly dropDraft: (key: string) => Promise<Result<null>>;

  /** What a server signed that names this receipt, oldest first; with or without signal (S16). */
  readonly receiptsOf: (code: string) => Promise<Result<readonly ReceiptRow[]>>;

  readonly signIn: (code: string) => Promise<Result<Person>>;
  /** Ends the session; the replica goes, unsent work and drafts stay for their author. */
  readonly signOut: () => Promise<Result<null>>;
  /** What has not been sent, sealed (S18). Faults: `not-found` where this phone never had the server's keys. */
  readonly rescue: (personId: string) => Promise<Result<RescueFile>>;
  /** The person has read that their storage was cleared. */
  readonly heardCleared: () => Promise<Result<null>>;
  /** What the person does with the track of their own patrol. Faults: `offline` where that part is not here yet. */
  readonly track: <T>(work: (track: TrackControl) => Promise<Result<T>>) => Promise<Result<T>>;
  readonly syncNow: () => Promise<void>;
  readonly askToPersist: () => Promise<void>;
  readonly close: () => void;
};
