/** Behind every page while a patrol runs: gives the cue to move on, once, and keeps in mind where the phone is. */
import { useEffect } from 'preact/hooks';
import { runningPatrolOf } from '../../device/running-patrol.ts';
import { cueChoice } from '../cue-choice.ts';
import { cueWords } from '../cue-words.ts';
import { dwellingOf } from '../dwelling.ts';
import { giveCue } from '../give-cue.ts';
import { useNow, usePhone } from '../phone-context.tsx';
import { noteFix } from '../use-fix.ts';

export function PatrolWatch() {
  const { state } = usePhone();
  const now = useNow();
  const patrol = runningPatrolOf(state);
  const dwelling = patrol && dwellingOf(state, patrol, now);
  const cue = dwelling?.cue;
  const hotspot = dwelling?.hotspot;
  useEffect(() => {
    if (hotspot !== undefined && cue && cue !== 'none') giveCue(cue, cueChoice.peek());
  }, [hotspot, cue]);
  const fix = state.track?.fix;
  useEffect(() => {
    if (fix) noteFix(fix);
  }, [fix]);
  const words = dwelling ? cueWords(dwelling) : '';
  return (
    <p class="only-heard" role="status">
      {dwelling && words && `${dwelling.name}: ${words}`}
    </p>
  );
}
