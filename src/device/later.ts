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
  around: () => orNull(import('./look-around.ts')),
} as const;
