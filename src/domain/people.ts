/** People who sign in. Names are shown only where `roles.ts` says so. */
import { boolean, entryId, instant, list, maybe, type Of, oneOf, shape, text } from './schema.ts';

export const roleNames = [
  'officer',
  'coordinator',
  'inspector',
  'hub-worker',
  'council-protection',
  'partner-reader',
  'administrator',
] as const;

export type Role = (typeof roleNames)[number];

export const personSchema = shape({
  id: entryId,
  name: text(80),
  role: oneOf(roleNames),
  organisation: entryId,
  /** Zones the person is assigned to; empty for roles that see all or none. */
  zones: list(entryId),
  /** The hub of a hub worker. */
  hub: maybe(entryId),
});

export type Person = Of<typeof personSchema>;

/** A person as the administrator sees them. */
export const personRowSchema = shape({
  person: personSchema,
  isActive: boolean(),
  sessions: list(
    shape({
      id: text(40),
      device: text(80),
      startedAt: instant,
      lastSeenAt: instant,
      endsAt: instant,
    }),
  ),
});

export type PersonRow = Of<typeof personRowSchema>;
