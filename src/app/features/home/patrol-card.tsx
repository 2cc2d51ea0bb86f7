/** Am I on patrol, where, how long, and where next: one card; a tap opens the patrol, another puts the phone in the pocket. */
import type { ComponentChildren } from 'preact';
import type { Patrol } from '../../../domain/patrol.ts';
import { isPaused } from '../../../domain/patrol.ts';
import { cueWords } from '../../cue-words.ts';
import { type Dwelling, dwellingOf, dwellingWords } from '../../dwelling.ts';
import { noPositionWords } from '../../no-position-words.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNext } from '../../use-next.ts';
import { runningWords } from '../../words.ts';

type Props = { readonly patrol: { readonly id: string; readonly fields: Patrol } };

export function PatrolCard({ patrol }: Props) {
  const now = useNow();
  const { state } = usePhone();
  const dwelling = dwellingOf(state, patrol, now);
  const paused = isPaused(patrol.fields);
  return (
    <section class={`patrol-card patrol-card-${dwelling?.cue ?? 'none'}`} aria-label="Your patrol">
      <a class="patrol-card-open" href="/patrol">
        <span class="patrol-card-top">
          <Icon name={paused ? 'pause' : 'footprints'} size="small" />
          <span>{paused ? 'Patrol paused' : 'On patrol'}</span>
          <span class="patrol-card-time">{runningWords(now - patrol.fields.from)}</span>
          <Icon name="chevron-right" size="small" />
        </span>
        {dwelling ? <Here dwelling={dwelling} /> : <Between patrol={patrol} isPaused={paused} />}
        {dwelling && dwelling.cue !== 'none' && <Next patrol={patrol} />}
      </a>
      <a class="patrol-card-pocket" href="/pocket">
        <Icon name="smartphone" size="small" />
        Pocket mode
      </a>
    </section>
  );
}

function Here({ dwelling }: { readonly dwelling: Dwelling }) {
  const { minutes, target } = dwelling;
  const cue = cueWords(dwelling);
  return (
    <span class="patrol-card-here">
      <Ring share={target ? Math.min(1, minutes / target.minutesMin) : 0} />
      <span class="patrol-card-words">
        <span class="patrol-card-place">{dwelling.name}</span>
        <span class="patrol-card-dwell">{dwellingWords(dwelling)}</span>
        {cue && (
          <span class="patrol-card-cue">
            {dwelling.cue === 'amber' && <Icon name="triangle-alert" size="small" />}
            {cue}
          </span>
        )}
      </span>
    </span>
  );
}

/** Name and way in one line, why in another. */
function Next({ patrol }: Props) {
  const next = useNext(patrol);
  if (!next) return null;
  const { hotspot, walkMinutes, why } = next;
  return (
    <span class="patrol-card-next">
      <span>
        Next: <strong>{hotspot.name}</strong>
      </span>
      <span class="patrol-card-why">
        {walkMinutes !== null && `${walkMinutes} min walk · `}
        {why}
      </span>
    </span>
  );
}

function Between({ patrol, isPaused: paused }: Props & { readonly isPaused: boolean }) {
  const { state } = usePhone();
  const trouble = noPositionWords(state.track);
  if (paused) return <Line>Your position is not asked for in a break.</Line>;
  return (
    <>
      <Next patrol={patrol} />
      {trouble && <Line>{trouble}</Line>}
    </>
  );
}

const Line = ({ children }: { readonly children: ComponentChildren }) => (
  <span class="patrol-card-line">{children}</span>
);

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
