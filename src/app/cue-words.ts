/** What is said when it is time to think of leaving, and when it is time to leave. */
import type { Dwelling } from './dwelling.ts';

/** Empty before. */
export function cueWords({ cue, range }: Pick<Dwelling, 'cue' | 'range'>): string {
  if (cue === 'amber') return 'Time to move on';
  if (cue !== 'quiet') return '';
  return range === '' ? 'Long enough. Move on when it suits.' : 'Perhaps long enough by now.';
}
