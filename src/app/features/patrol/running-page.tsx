/** The patrol as it runs: where, how long, what is counted. One thing to do next, at the thumb: arrive or leave. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isPaused } from '../../../domain/patrol.ts';
import { pause, resume } from '../../../domain/patrol-steps.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { dwellingOf } from '../../dwelling.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useChange } from '../../use-change.ts';
import { faultSentence } from '../../words.ts';
import { CountedRows } from './counted-rows.tsx';
import { EndSheet } from './end-sheet.tsx';
import type { HeldPatrol } from './held-patrol.ts';
import { IncidentRows } from './incident-rows.tsx';
import { crewWords, zonesWords } from './patrol-words.ts';
import { NextLine, PausedFace, RunningFace } from './running-face.tsx';
import { TrackPart } from './track-part.tsx';
import { VisitActions } from './visit-actions.tsx';
import { VisitFace } from './visit-face.tsx';
import { VisitRows } from './visit-rows.tsx';

type Props = { readonly held: HeldPatrol; readonly reference: Reference };

export function RunningPage({ held, reference }: Props) {
  const { world } = usePhone();
  const { route } = useLocation();
  const [isEnding, setIsEnding] = useState(false);
  const { change, fault } = useChange();
  const { id, patrol } = held;
  const save = (fields: Fields) => change(id, fields);
  const end = async (fields: Fields) => {
    if (await save(fields)) route(`/patrol/${id}`, true);
  };
  const paused = isPaused(patrol);
  return (
    <Page
      title={paused ? 'Patrol paused' : 'On patrol'}
      subtitle={`${zonesWords(patrol, reference)} · ${crewWords(patrol, reference).toLowerCase()}`}
      action={<VisitActions held={held} reference={reference} save={save} />}
    >
      <div class="patrol">
        {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
        <Face held={held} reference={reference} />
        <CountedRows held={held} reference={reference} save={save} />
        <VisitRows patrol={patrol} reference={reference} />
        <IncidentRows patrolId={id} reference={reference} />
        <div class="patrol-ends">
          <Button
            size="field"
            icon={paused ? 'play' : 'pause'}
            onClick={() =>
              void save(paused ? resume(patrol, world.now()) : pause(patrol, world.now()))
            }
          >
            {paused ? 'Go on' : 'Pause'}
          </Button>
          <Button size="field" icon="square" onClick={() => setIsEnding(true)}>
            End…
          </Button>
        </div>
        <TrackPart held={held} reference={reference} />
      </div>
      <EndSheet
        held={held}
        reference={reference}
        isOpen={isEnding}
        onClose={() => setIsEnding(false)}
        onEnd={(fields) => void end(fields)}
      />
    </Page>
  );
}

function Face({ held, reference }: Props) {
  const { state } = usePhone();
  const now = useNow();
  const { id, patrol } = held;
  const dwelling = dwellingOf(state, { id, fields: patrol }, now);
  if (dwelling) {
    return (
      <>
        <VisitFace dwelling={dwelling} patrol={patrol} reference={reference} />
        {dwelling.cue !== 'none' && <NextLine held={held} />}
      </>
    );
  }
  if (isPaused(patrol)) return <PausedFace patrol={patrol} reference={reference} />;
  return <RunningFace held={held} reference={reference} />;
}
