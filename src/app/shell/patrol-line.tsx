/** The running patrol in one line over the bar, so that it is never forgotten on another page. */

import { runningPatrolOf } from '../../device/running-patrol.ts';
import { isPaused, openVisitOf } from '../../domain/patrol.ts';
import { minuteMs } from '../../domain/time.ts';
import { useNow, usePhone } from '../phone-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { runningWords } from '../words.ts';
import './patrol-line.css';

export function PatrolLine() {
  const { state } = usePhone();
  const now = useNow();
  const patrol = runningPatrolOf(state);
  if (!patrol) return null;
  const visit = openVisitOf(patrol.fields);
  const place = visit && state.reference?.hotspots.find(({ id }) => id === visit.hotspot)?.name;
  return (
    <a class="patrol-line" href={`/patrol/${patrol.id}`}>
      <Icon name="footprints" size="small" />
      <span class="patrol-words">
        {isPaused(patrol.fields) ? 'Patrol paused' : 'On patrol'}{' '}
        <strong>{runningWords(now - patrol.fields.from)}</strong>
        {visit && place && ` · ${place} ${Math.floor((now - visit.arrived) / minuteMs)} min`}
      </span>
      <Icon name="chevron-right" size="small" />
    </a>
  );
}
