/** Signing out: what stays on this phone (S8, S14). */
import type { Result } from '../domain/result.ts';
import { changeMeta } from './meta.ts';
import { dropPages } from './pages.ts';
import type { PersonStorage } from './person-storage.ts';

/** What was pulled goes; what its author wrote stays for them, sent or not, with the drafts and their tracks. */
export const endWork = (storage: PersonStorage): Promise<Result<void>> =>
  storage.write(async (tables) => {
    await dropPages(tables);
    await tables.meta.remove(['names', 'covered']);
    const gone = { person: null, signInEndsAt: null, cursor: null, coveredVersion: null };
    await changeMeta(tables, { ...gone, isSignedOut: true });
  });
