/**
 * The officer's own track: theirs to look at, to pause, to shorten and to delete. It never leaves the phone, and
 * nobody else ever sees it; what it told of visits is the patrol's.
 */
import { useState } from 'preact/hooks';
import type { TrackControl, TrackSeen } from '../../../device/track-state.ts';
import { isRunning } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Result } from '../../../domain/result.ts';
import { dayOf } from '../../entry-names.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useChange } from '../../use-change.ts';
import { counted, faultSentence } from '../../words.ts';
import type { HeldPatrol } from './held-patrol.ts';
import { LeaveOut } from './leave-out.tsx';
import { gapWords, lengthOnGroundWords, seenWords, trackFactsOf } from './track-facts.ts';
import { TrackSketch } from './track-sketch.tsx';
import { useTrack } from './use-track.ts';

type Props = { readonly held: HeldPatrol; readonly reference: Reference };

export function TrackPart({ held, reference }: Props) {
  const { phone } = usePhone();
  const { track, readAgain } = useTrack(held.id);
  const { ask, fault: wrong } = useChange();
  const running = isRunning(held.patrol);
  const doIt = async (work: (control: TrackControl) => Promise<Result<null>>) => {
    await ask(phone.track(work));
    readAgain();
  };
  if (!track || (!running && track.seen.length === 0)) return null;
  const { trackDays } = reference.partnership.policy;
  return (
    <Section title="Your track" hint={hintOf(trackDays)}>
      <div class="track">
        {wrong && <Notice kind="attention">{faultSentence(wrong)}</Notice>}
        <Shown track={track} held={held} reference={reference} />
        {running && (
          <>
            <PauseButton isPaused={track.following.isPaused} id={held.id} doIt={doIt} />
            <LeaveOut
              which="start"
              minutes={track.following.leaveOut.start}
              onChange={(start) =>
                void doIt((it) => it.leaveOut(held.id, { ...track.following.leaveOut, start }))
              }
            />
          </>
        )}
        {track.seen.length > 0 && <DeleteTrack id={held.id} doIt={doIt} />}
      </div>
    </Section>
  );
}

const hintOf = (trackDays: number): string =>
  `It stays on this phone and is never sent: only the visits are. ${
    trackDays === 0
      ? 'It is deleted when the patrol ends.'
      : `It is deleted ${counted(trackDays, 'day')} after the patrol, or when you delete it.`
  }`;

type ShownProps = Props & { readonly track: TrackSeen };

function Shown({ track, held: { patrol }, reference }: ShownProps) {
  const now = useNow();
  const facts = trackFactsOf(track, patrol, now);
  if (!facts) return <p class="soft">Nothing yet.</p>;
  const { timeZone } = reference.partnership;
  const words = `${lengthOnGroundWords(facts.metres)}, ${seenWords(facts)}`;
  const gaps = gapWords(facts.gaps, patrol.to ?? now, timeZone);
  return (
    <>
      <TrackSketch
        paths={facts.paths}
        reference={reference}
        day={dayOf(patrol.from, reference)}
        words={`Where you went: ${words}`}
      />
      <p>
        <strong>{words}.</strong> {gaps}
      </p>
    </>
  );
}

type Doing = {
  readonly id: string;
  readonly doIt: (work: (control: TrackControl) => Promise<Result<null>>) => Promise<void>;
};

function PauseButton({ isPaused, id, doIt }: Doing & { readonly isPaused: boolean }) {
  return (
    <Button
      size="field"
      wide
      icon={isPaused ? 'play' : 'pause'}
      onClick={() => void doIt((it) => (isPaused ? it.goOn(id) : it.pause(id)))}
    >
      {isPaused ? 'Go on with my position' : 'Pause my position'}
    </Button>
  );
}

function DeleteTrack({ id, doIt }: Doing) {
  const [isAsking, setIsAsking] = useState(false);
  const close = () => setIsAsking(false);
  const remove = async () => {
    close();
    await doIt((it) => it.forget(id));
  };
  return (
    <>
      <Button size="field" wide icon="trash-2" onClick={() => setIsAsking(true)}>
        Delete my track
      </Button>
      <Sheet
        title="Delete your track?"
        isOpen={isAsking}
        onClose={close}
        actions={
          <>
            <Button size="field" wide onClick={close}>
              Keep it
            </Button>
            <Button kind="danger" size="field" wide onClick={() => void remove()}>
              Delete my track
            </Button>
          </>
        }
      >
        <p>
          Every point of it goes from this phone at once, and nobody can bring it back. The visits
          it told stay in the patrol.
        </p>
      </Sheet>
    </>
  );
}
