/** What differs between the databases that can hold a partnership: nothing else in the server asks. */
import type { InsertRows } from './insert-rows.ts';
import type { Positions } from './positions.ts';

export type Engine = {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Where it is, for whoever starts the server; without credentials. */
  readonly place: string;
  readonly positions: Positions;
  readonly insertRows: InsertRows;
  /** Whether others write at the same time, so that what is read to be changed must be held. */
  readonly hasManyWriters: boolean;
  /** Whether a transaction failed only because of another one's, and may succeed if tried again. */
  readonly isWorthAnotherTry: (error: unknown) => boolean;
};
