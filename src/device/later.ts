import { fail, fault, type Result } from '../domain/result.ts';
import type { PersonStorage } from './person-storage.ts';

/**
 * Parts that the first page does not wait for. `null` where one does not come: the app was updated
 * beneath this page. Capture goes on, and a reload mends it (S14).
 */
const orNull = <T>(part: Promise<T>): Promise<T | null> => part.catch(() => null);

export const later = {
  tracking: () => orNull(import('./tracking.ts')),
  sync: () => orNull(import('./sync-loop.ts')),
  session: () => orNull(import('./session-calls.ts')),
  rescue: () => orNull(import('./rescue.ts')),
  changes: () => orNull(import('./record-changes.ts')),
  photos: () => orNull(import('./photo-changes.ts')),
  around: () => orNull(import('./look-around.ts')),
} as const;

type RecordChanges = NonNullable<Awaited<ReturnType<typeof later.changes>>>;

export const altered =
  (work: (changes: RecordChanges, storage: PersonStorage) => Promise<Result<null>>) =>
  async (storage: PersonStorage): Promise<Result<null>> => {
    const changes = await later.changes();
    return changes ? work(changes, storage) : fail(fault('storage-closed'));
  };
