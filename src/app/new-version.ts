/** The offer of a new version, apart from `updates.ts` so that the first paint doesn't wait for that one's library. */
import { signal } from '@preact/signals';

/** Updates at once; `null` while there is nothing new. */
export const updateNow = signal<(() => void) | null>(null);
