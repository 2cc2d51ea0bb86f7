/** One hotspot to go to. */
import type { Task } from '../../../analysis/tasking.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { dispersalsInForce } from '../../dispersals.ts';
import { usePhone } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { timeWords } from '../../words.ts';
import { hoursWords, owedWords, visitsWords } from './task-words.ts';

type Props = { readonly task: Task; readonly reference: Reference; readonly now: Instant };

export function TaskCard({ task, reference, now }: Props) {
  const { place } = task;
  const { timeZone } = reference.partnership;
  const { minutesMin, minutesMax } = place.target;
  return (
    <li class={task.isDue ? 'task task-due' : 'task'}>
      <div class="task-head">
        <h3>{place.name}</h3>
        <span class="task-owed">{owedWords(task)}</span>
      </div>
      <p class="task-when">
        <Icon name="clock" size="small" />
        {hoursWords(task.hours, now, timeZone)} · stay {minutesMin} to {minutesMax} min
      </p>
      <DispersalHere hotspot={task.hotspot} now={now} timeZone={timeZone} />
      <p>{place.why}</p>
      {place.lookFor && place.lookFor.length > 0 && (
        <div class="task-look">
          <p>Look for</p>
          <ul>
            {place.lookFor.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="soft small">{visitsWords(task, now)}</p>
    </li>
  );
}

type HereProps = {
  readonly hotspot: string;
  readonly now: Instant;
  readonly timeZone: string;
};

function DispersalHere({ hotspot, now, timeZone }: HereProps) {
  const { records } = usePhone().state;
  const here = dispersalsInForce(records, now).find(
    ({ fields: { area } }) => 'hotspot' in area && area.hotspot === hotspot,
  );
  if (!here) return null;
  return (
    <p class="task-when">
      <Icon name="shield" size="small" />
      Dispersal in force until {timeWords(here.fields.to, now, timeZone)}
    </p>
  );
}
