/** Between hotspots: how long the patrol is out, and where to go next and why. */
import type { Patrol } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { noPositionWords } from '../../no-position-words.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { useFix } from '../../use-fix.ts';
import { useNext } from '../../use-next.ts';
import { clockWords, runningWords } from '../../words.ts';
import { awayWords } from './away-words.ts';
import type { HeldPatrol } from './held-patrol.ts';

type Props = { readonly held: HeldPatrol; readonly reference: Reference };

export function RunningFace({ held, reference }: Props) {
  const now = useNow();
  const { state } = usePhone();
  const { from } = held.patrol;
  const trouble = noPositionWords(state.track);
  return (
    <div class="patrol-face">
      <p class="patrol-face-count">{runningWords(now - from)}</p>
      <p class="patrol-face-words">since {clockWords(from, reference.partnership.timeZone)}</p>
      <NextLine held={held} />
      {trouble && <p class="patrol-face-words">{trouble}</p>}
    </div>
  );
}

/** One line says where, one how far, one why. */
export function NextLine({ held }: Pick<Props, 'held'>) {
  const { fix } = useFix();
  const next = useNext({ id: held.id, fields: held.patrol }, fix);
  if (!next) return null;
  return (
    <p class="patrol-face-next">
      <strong>Next: {next.hotspot.name}</strong>
      <span>{awayWords(next.metres)}</span>
      <span class="soft">{next.why}</span>
    </p>
  );
}

type PausedProps = { readonly patrol: Patrol; readonly reference: Reference };

export function PausedFace({ patrol, reference }: PausedProps) {
  const now = useNow();
  const since = patrol.pauses.find(({ to }) => to === undefined)?.from ?? now;
  return (
    <div class="patrol-face">
      <p class="patrol-face-count">{runningWords(now - since)}</p>
      <p class="patrol-face-words">
        paused since {clockWords(since, reference.partnership.timeZone)}
      </p>
      <p class="soft">
        The break does not count as patrol, and nobody asks where you are. Arriving somewhere goes
        on with it.
      </p>
    </div>
  );
}
