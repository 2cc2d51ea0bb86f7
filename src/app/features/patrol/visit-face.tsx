/** At a hotspot: minutes here, large enough for arm's length, and a ring that fills towards the target. */
import { type DwellWord, dwellWordOf, moveOnAfter } from '../../../domain/dwell.ts';
import type { Patrol, Visit } from '../../../domain/patrol.ts';
import { visitMinutesOf } from '../../../domain/patrol-times.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';
import { useNow } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { clockWords, runningWords } from '../../words.ts';

type Props = { readonly visit: Visit; readonly patrol: Patrol; readonly reference: Reference };

export function VisitFace({ visit, patrol, reference }: Props) {
  const now = useNow();
  const hotspot = reference.hotspots.find(({ id }) => id === visit.hotspot);
  const minutes = visitMinutesOf(visit, now);
  return (
    <div class="patrol-face">
      <p class="patrol-face-place">{hotspot?.name ?? visit.hotspot}</p>
      <div class="patrol-face-dial">
        {hotspot && <DwellRing minutes={minutes} target={hotspot.target} />}
        <p class="patrol-face-minutes">
          <span class="patrol-face-arm">{minutes}</span>
          <span class="patrol-face-unit">{minutes === 1 ? 'minute here' : 'minutes here'}</span>
        </p>
      </div>
      {hotspot && <DwellWords minutes={minutes} target={hotspot.target} />}
      <p class="soft">
        Since {clockWords(visit.arrived, reference.partnership.timeZone)} · on patrol{' '}
        {runningWords(now - patrol.from)}
      </p>
    </div>
  );
}

type Dwell = { readonly minutes: number; readonly target: Hotspot['target'] };

const wordsFor: Readonly<Record<DwellWord, (dwell: Dwell) => string>> = {
  settling: ({ minutes, target }) => `${target.minutesMin - minutes} more to make it count`,
  enough: () => 'Long enough. Leave when it suits.',
  'move-on': () => 'Time to move on',
};

function DwellWords({ minutes, target }: Dwell) {
  const word = dwellWordOf(minutes, target);
  return (
    <div class={`patrol-face-dwell patrol-face-${word}`} role="status">
      <p class="patrol-face-target">
        {minutes} of {target.minutesMin}–{target.minutesMax} min
      </p>
      <p class="patrol-face-say">
        {word === 'move-on' && <Icon name="triangle-alert" size="small" />}
        {word === 'enough' && <Icon name="check" size="small" />}
        {wordsFor[word]({ minutes, target })}
      </p>
    </div>
  );
}

const radius = 54;
const around = 2 * Math.PI * radius;

/** The whole ring is the time until one should move on; the band on it is the target. */
function DwellRing({ minutes, target }: Dwell) {
  const whole = moveOnAfter(target);
  const length = (share: number): string => `${Math.min(1, share) * around} ${around}`;
  const band = (target.minutesMax - target.minutesMin) / whole;
  return (
    <svg class="dwell" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <circle class="dwell-ground" cx="60" cy="60" r={radius} />
      <circle
        class="dwell-band"
        cx="60"
        cy="60"
        r={radius}
        stroke-dasharray={length(band)}
        stroke-dashoffset={(-target.minutesMin / whole) * around}
      />
      <circle
        class={`dwell-filled dwell-${dwellWordOf(minutes, target)}`}
        cx="60"
        cy="60"
        r={radius}
        stroke-dasharray={length(minutes / whole)}
      />
    </svg>
  );
}
