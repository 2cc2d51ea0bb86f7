/** One JSON line a request. Never a code, a cursor, an id, a query or anything from a record. */
import type { Role } from '../domain/people.ts';

export type RequestLine = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly method: string;
  /** The route's template: `/api/people/:id`. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly role?: Role;
};

export type TroubleLine = {
  readonly at: string;
  readonly trouble: string;
  /** Where in the code; an error's own message may quote what was sent. */
  readonly where: readonly string[];
};

export type Log = (line: RequestLine | TroubleLine) => void;

export const troubleLineOf = (error: Error, at: string): TroubleLine => ({
  at,
  trouble: error.name,
  where: (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim()),
});
