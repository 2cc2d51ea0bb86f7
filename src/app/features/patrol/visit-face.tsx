/** At a hotspot: minutes here, large enough for arm's length, and a ring that fills towards the target. */
import type { DwellCue } from '../../../analysis/dwell-cue.ts';
import { moveOnAfter } from '../../../domain/dwell.ts';
import type { Patrol } from '../../../domain/patrol.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';
import { cueWords } from '../../cue-words.ts';
import { type Dwelling, dwellingWords } from '../../dwelling.ts';
import { useNow } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { clockWords, runningWords } from '../../words.ts';

type Props = {
  readonly dwelling: Dwelling;
  readonly patrol: Patrol;
  readonly reference: Reference;
};

export function VisitFace({ dwelling, patrol, reference }: Props) {
  const now = useNow();
  const { partnership } = reference;
  const { name, minutes, target, since, isByHand } = dwelling;
  const { lateMinutes } = partnership.policy.dwell;
  return (
    <div class="patrol-face">
      <p class="patrol-face-place">{name}</p>
      <div class="patrol-face-dial">
        {target && <DwellRing dwelling={dwelling} whole={moveOnAfter(target, lateMinutes)} />}
        <p class="patrol-face-minutes">
          <span class="patrol-face-arm">{minutes}</span>
          <span class="patrol-face-unit">{minutes === 1 ? 'minute here' : 'minutes here'}</span>
        </p>
      </div>
      {target && <DwellWords dwelling={dwelling} target={target} />}
      <p class="soft">
        Since {clockWords(since, partnership.timeZone)}, {isByHand ? 'by hand' : 'by position'} · on
        patrol {runningWords(now - patrol.from)}
      </p>
    </div>
  );
}

type Word = DwellCue['word'];
type Of = { readonly dwelling: Dwelling; readonly target: Hotspot['target'] };

const wordsFor: Readonly<Record<Word, (of: Of) => string>> = {
  settling: ({ dwelling, target }) =>
    `${target.minutesMin - dwelling.minutes} more to make it count`,
  perhaps: () => 'Perhaps long enough: not all of it is sure',
  enough: ({ dwelling }) => cueWords(dwelling) || 'Long enough. Leave when it suits.',
  'move-on': ({ dwelling }) => cueWords(dwelling),
};

function DwellWords({ dwelling, target }: Of) {
  const { word = 'settling' } = dwelling;
  return (
    <div class={`patrol-face-dwell patrol-face-${word}`} role="status">
      <p class="patrol-face-target">{dwellingWords(dwelling)}</p>
      <p class="patrol-face-say">
        {word === 'move-on' && <Icon name="triangle-alert" size="small" />}
        {word === 'enough' && <Icon name="check" size="small" />}
        {wordsFor[word]({ dwelling, target })}
      </p>
    </div>
  );
}

const radius = 54;
const around = 2 * Math.PI * radius;

/** The whole ring is the time until one should move on; the band on it is the target. */
function DwellRing({ dwelling, whole }: { readonly dwelling: Dwelling; readonly whole: number }) {
  const { minutes, target, word = 'settling' } = dwelling;
  const { minutesMin = 0, minutesMax = 0 } = target ?? {};
  const length = (share: number): string => `${Math.min(1, share) * around} ${around}`;
  return (
    <svg class="dwell" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <circle class="dwell-ground" cx="60" cy="60" r={radius} />
      <circle
        class="dwell-band"
        cx="60"
        cy="60"
        r={radius}
        stroke-dasharray={length((minutesMax - minutesMin) / whole)}
        stroke-dashoffset={(-minutesMin / whole) * around}
      />
      <circle
        class={`dwell-filled dwell-${word}`}
        cx="60"
        cy="60"
        r={radius}
        stroke-dasharray={length(minutes / whole)}
      />
    </svg>
  );
}
