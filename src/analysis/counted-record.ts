/** The least of a record that figures are made of; what a phone holds and what the server stores both fit. */
import type { FiguresFilter } from '../domain/figures.ts';
import type { FieldsByKind, Kind } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import type { Moment } from './tally.ts';

export type CountedRecord<K extends Kind = Kind> = {
  readonly id: string;
  readonly kind: K;
  /** Absent while it is on its way: it counts, but is neither early nor late. */
  readonly receivedAt?: Instant | undefined;
  readonly isDemonstration?: boolean | undefined;
  readonly fields: Partial<FieldsByKind[K]>;
};

/** What is asked of every record: in which of the two periods it falls, and which ones are meant. */
export type Question = {
  readonly filter: FiguresFilter;
  readonly momentOf: (at: Instant) => Moment | null;
};
