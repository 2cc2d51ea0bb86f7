/** Am I on patrol, where, how long: one card, and a tap on it opens the patrol. */
import type { Patrol } from '../../../domain/patrol.ts';
import { isPaused, openVisitOf } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { useNow } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { runningWords } from '../../words.ts';
import { type Dwell, dwellOf } from './dwell.ts';

type Props = { readonly patrol: Patrol; readonly reference: Reference };

export function PatrolCard({ patrol, reference }: Props) {
  const now = useNow();
  const visit = openVisitOf(patrol);
  return (
    <a class="patrol-card" href="/patrol">
      <span class="patrol-card-top">
        <Icon name={isPaused(patrol) ? 'pause' : 'footprints'} size="small" />
        <span>{isPaused(patrol) ? 'Patrol paused' : 'On patrol'}</span>
        <span class="patrol-card-time">{runningWords(now - patrol.from)}</span>
        <Icon name="chevron-right" size="small" />
      </span>
      {visit ? (
        <Here dwell={dwellOf(visit, reference, now)} />
      ) : (
        <span class="patrol-card-between">Between hotspots. Tap to arrive at one.</span>
      )}
    </a>
  );
}

function Here({ dwell }: { readonly dwell: Dwell }) {
  return (
    <span class="patrol-card-here">
      <Ring share={dwell.share} />
      <span class="patrol-card-words">
        <span class="patrol-card-place">{dwell.name}</span>
        <span class="patrol-card-dwell">
          <span class="patrol-card-minutes">{dwell.minutes}</span> {dwell.words}
        </span>
      </span>
    </span>
  );
}

const radius = 18;
const round = 2 * Math.PI * radius;

/** Fills towards the least that the hotspot asks for, then closes with a tick. */
function Ring({ share }: { readonly share: number }) {
  return (
    <svg class="ring" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <circle class="ring-ground" cx="22" cy="22" r={radius} />
      <circle
        class="ring-share"
        cx="22"
        cy="22"
        r={radius}
        stroke-dasharray={`${share * round} ${round}`}
        transform="rotate(-90 22 22)"
      />
      {share >= 1 && <path class="ring-tick" d="m14.5 22.5 5 5 10-11" />}
    </svg>
  );
}
