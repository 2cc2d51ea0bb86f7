/** What is said when it is time to think of leaving, and when it is time to leave. */
import type { Dwelling } from './dwelling.ts';

/** Empty before. What is only possible brings no more than a *perhaps*. */
export function cueWords({ cue, word }: Pick<Dwelling, 'cue' | 'word'>): string {
  if (cue === 'amber') return 'Time to move on';
  if (cue !== 'quiet') return '';
  return word === 'enough' ? 'Long enough. Move on when it suits.' : 'Perhaps long enough by now.';
}
