/** The running patrol in one line over the bar, so that it is never forgotten on another page. */

import { runningPatrolOf } from '../../device/running-patrol.ts';
import { isPaused } from '../../domain/patrol.ts';
import { type Dwelling, dwellingOf } from '../dwelling.ts';
import { useNow, usePhone } from '../phone-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { runningWords } from '../words.ts';
import './patrol-line.css';

export function PatrolLine() {
  const { state } = usePhone();
  const now = useNow();
  const patrol = runningPatrolOf(state);
  if (!patrol) return null;
  const dwelling = dwellingOf(state, patrol, now);
  const isLate = dwelling?.cue === 'amber';
  return (
    <a class={isLate ? 'patrol-line patrol-late' : 'patrol-line'} href={`/patrol/${patrol.id}`}>
      <Icon name={isLate ? 'triangle-alert' : 'footprints'} size="small" />
      <span class="patrol-words">
        {isPaused(patrol.fields) ? 'Patrol paused' : 'On patrol'}{' '}
        <strong>{runningWords(now - patrol.fields.from)}</strong>
        {dwelling && ` · ${hereWords(dwelling)}`}
      </span>
      <Icon name="chevron-right" size="small" />
    </a>
  );
}

/** What it is time for comes before how long it was: a narrow line is cut at its end. */
function hereWords({ cue, name, minutes, range }: Dwelling): string {
  const long = `${minutes} min${range && ` (${range})`}`;
  return cue === 'amber' ? `Move on: ${name} ${long}` : `${name} ${long}`;
}
