/** Signing in and out: what the server is told, and what stays on this phone (S8, S14). */
import type { Person } from '../domain/people.ts';
import type { Result } from '../domain/result.ts';
import type { SignInReply } from '../sync/accounts.ts';
import { changeMeta } from './meta.ts';
import { dropPages } from './pages.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Cleared, KnownPerson } from './rows.ts';

export const beginWork = (
  storage: PersonStorage,
  { person, signInEndsAt }: SignInReply,
  cleared: Cleared | null = null,
): Promise<Result<unknown>> =>
  storage.write((tables) =>
    changeMeta(tables, { person, signInEndsAt, isSignedOut: false, cleared }),
  );

/** What was pulled goes; what its author wrote stays for them, sent or not, with the drafts. */
export const endWork = (storage: PersonStorage): Promise<Result<void>> =>
  storage.write(async (tables) => {
    await dropPages(tables);
    await tables.meta.remove(['names', 'covered']);
    const gone = { person: null, signInEndsAt: null, cursor: null, coveredVersion: null };
    await changeMeta(tables, { ...gone, isSignedOut: true });
  });

export const toKnown = ({ id, name, role }: Person, signInEndsAt: number): KnownPerson => ({
  id,
  name,
  role,
  signInEndsAt,
});
