/** For what comes in thousands: what is right is found so several times faster, and is itself the answer. */
import { accepts } from './accepts.ts';
import { ok, type Result } from './result.ts';
import { type Of, parse, type Schema } from './schema.ts';

/** The same answer as `parse`. */
export const parseMany = <S extends Schema>(schema: S, input: unknown): Result<Of<S>> =>
  accepts(schema, input) ? ok(input) : parse(schema, input);
