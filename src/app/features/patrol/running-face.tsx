/** Between hotspots: how long the patrol is out, and the nearest place to go. */
import type { Patrol } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { useNow } from '../../phone-context.tsx';
import { clockWords, runningWords } from '../../words.ts';
import { awayWords } from './away-words.ts';
import { useNearHotspots } from './use-near-hotspots.ts';

type Props = { readonly patrol: Patrol; readonly reference: Reference };

export function RunningFace({ patrol, reference }: Props) {
  const now = useNow();
  const { near } = useNearHotspots(patrol, reference);
  const nearest = near.find(({ metres }) => metres !== null);
  return (
    <div class="patrol-face">
      <p class="patrol-face-count">{runningWords(now - patrol.from)}</p>
      <p class="patrol-face-words">
        since {clockWords(patrol.from, reference.partnership.timeZone)}
      </p>
      {nearest && (
        <p class="patrol-face-next">
          <span class="soft">Nearest hotspot</span>
          <strong>{nearest.hotspot.name}</strong>
          <span class="soft">{awayWords(nearest.metres)}</span>
        </p>
      )}
    </div>
  );
}

export function PausedFace({ patrol, reference }: Props) {
  const now = useNow();
  const since = patrol.pauses.find(({ to }) => to === undefined)?.from ?? now;
  return (
    <div class="patrol-face">
      <p class="patrol-face-count">{runningWords(now - since)}</p>
      <p class="patrol-face-words">
        paused since {clockWords(since, reference.partnership.timeZone)}
      </p>
      <p class="soft">The break does not count as patrol. Arriving somewhere goes on with it.</p>
    </div>
  );
}
