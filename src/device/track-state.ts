/** What the app sees of how this phone follows its officer's patrol. */
import type { Seen } from '../analysis/seen.ts';
import type { Visit } from '../domain/patrol.ts';
import type { Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import type { Following } from './rows.ts';
import type { Fix, PositionFault } from './world.ts';

export type TrackState = {
  /** Its id. */
  readonly patrol: string;
  /** `paused`: by the officer, or while the patrol is; `elsewhere`: another tab of this phone follows it. */
  readonly phase: 'following' | 'paused' | 'elsewhere';
  /** Why there is no position now. */
  readonly fault: PositionFault | null;
  readonly fix: Fix | null;
  readonly here: Here | null;
};

/** The stay at a hotspot as fixes tell it up to `at`; it may not be long enough for a visit yet. */
export type Here = {
  readonly hotspot: string;
  /** The best guess. */
  readonly arrived: Instant;
  readonly confirmedMs: number;
  readonly possibleMs: number;
  readonly at: Instant;
  /** Until the next fix all time is possible; not where the last ones were outside. */
  readonly isGrowing: boolean;
};

export type LeaveOut = Following['leaveOut'];

/** A track as its officer looks at it: all of it, with what they left out. */
export type TrackSeen = {
  readonly seen: readonly Seen[];
  readonly following: Pick<Following, 'isPaused' | 'since' | 'leaveOut'>;
};

/** What an officer may do with their own track. */
export type TrackControl = {
  readonly pause: (patrol: string) => Promise<Result<null>>;
  readonly goOn: (patrol: string) => Promise<Result<null>>;
  /** Whole minutes at either end that do not count; what is left out is deleted when the patrol ends. */
  readonly leaveOut: (patrol: string, minutes: LeaveOut) => Promise<Result<null>>;
  /** The track goes at once; what it told of visits stays in the record. */
  readonly forget: (patrol: string) => Promise<Result<null>>;
  readonly read: (patrol: string) => Promise<Result<TrackSeen>>;
  /** The patrol's visits as its record is to have them when it ends then. */
  readonly visitsAt: (patrol: string, end: Instant) => Promise<Result<readonly Visit[]>>;
  /** In a pocket a fix now and then will do. */
  readonly spare: (isSparing: boolean) => void;
  /** The officer has perhaps allowed the position: it is asked for at once. */
  readonly tryNow: () => void;
};
