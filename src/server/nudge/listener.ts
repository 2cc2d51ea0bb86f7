/** One open stream, and what is due to it. */
import type { Person } from '../../domain/people.ts';
import type { Instant } from '../../domain/time.ts';
import type { NudgeEvent } from '../../sync/nudge.ts';
import type { Position } from '../database/positions.ts';

/** The socket's side. `send` answers whether it took it: one that nobody empties takes no more. */
export type Stream = {
  readonly send: (event: NudgeEvent) => boolean;
  readonly end: () => void;
};

export type Listener = {
  readonly session: string;
  readonly stream: Stream;
  person: Person;
  /** How far its phone has pulled, as far as this server answered it. */
  reached: Position | null;
  /** When it last heard anything. */
  toldAt: Instant;
  nudgedAt: Instant | null;
  due: Due | null;
};

export type Due = {
  readonly cancel: () => void;
  /** The last record that it is about; `null`: something that no position tells. */
  upTo: Position | null;
};
