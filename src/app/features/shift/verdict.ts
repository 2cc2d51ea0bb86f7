/** The page in three words: green only when nothing of one's own is left on this phone. */
import type { SyncPhase } from '../../../device/phone.ts';
import type { MarkedState } from '../../ui/state-mark.tsx';
import { counted } from '../../words.ts';
import type { Left } from './left-on-phone.ts';

export type Verdict = { readonly state: MarkedState; readonly words: string };

/** Things, not reasons: a patrol that runs is known to the server. */
export const leftCount = (left: readonly Left[]): number =>
  left.reduce((sum, one) => sum + ('count' in one ? one.count : Number(one.why !== 'running')), 0);

export function verdictOf(left: readonly Left[], phase: SyncPhase): Verdict {
  if (left.length === 0) return { state: 'received', words: 'All received' };
  const refused = left.filter(({ why }) => why === 'refused').length;
  if (refused > 0) {
    return {
      state: 'attention',
      words: counted(refused, 'record needs mending', 'records need mending'),
    };
  }
  const waits = left.some(({ why }) => why === 'waiting' || why === 'photos');
  if (waits && (phase === 'signed-out' || phase === 'too-old')) {
    return { state: 'attention', words: 'Nothing goes out' };
  }
  if (leftCount(left) === 0) return { state: 'draft', words: 'The patrol still runs' };
  return { state: 'saved', words: 'Not all is received yet' };
}
