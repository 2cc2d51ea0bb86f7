/** The second of two taps: what is about to be settled, and the end. Whoever forgot to end may say when it was. */
import { useEffect, useState } from 'preact/hooks';
import type { LeaveOut as LeaveOutMinutes, TrackSeen } from '../../../device/track-state.ts';
import { openVisitOf, type Patrol } from '../../../domain/patrol.ts';
import { end, lastByHandOf } from '../../../domain/patrol-steps.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { entryName } from '../../entry-names.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { clockWords } from '../../words.ts';
import { type HeldPatrol, incidentsOn } from './held-patrol.ts';
import { LeaveOut } from './leave-out.tsx';
import { endFactsOf } from './patrol-words.ts';
import { useTrack } from './use-track.ts';

type Props = {
  readonly held: HeldPatrol;
  readonly reference: Reference;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onEnd: (fields: Fields) => void;
};

export function EndSheet({ held, reference, isOpen, onClose, onEnd }: Props) {
  const { world, phone } = usePhone();
  const [endedAt, setEndedAt] = useState<Instant | null>(null);
  const error = endedAt === null ? undefined : whyNotThen(held.patrol, endedAt, world.now());
  const close = () => {
    setEndedAt(null);
    onClose();
  };
  const endNow = async () => {
    const at = endedAt ?? world.now();
    const told = await phone.track((track) => track.visitsAt(held.id, at));
    const visits = told.ok ? [...told.value] : held.patrol.visits;
    onEnd(end({ ...held.patrol, visits }, at));
  };
  return (
    <Sheet
      title="End this patrol?"
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button size="field" wide onClick={close}>
            Keep going
          </Button>
          <Button
            kind="primary"
            size="field"
            wide
            disabled={error !== undefined}
            onClick={() => void endNow()}
          >
            End patrol
          </Button>
        </>
      }
    >
      <EndFacts held={held} reference={reference} endedAt={endedAt} />
      {endedAt === null ? (
        <Button kind="quiet" onClick={() => setEndedAt(world.now())}>
          It ended earlier
        </Button>
      ) : (
        <DateTimeField
          label="When did it end?"
          value={endedAt}
          timeZone={reference.partnership.timeZone}
          onChange={setEndedAt}
          latest={world.now()}
          error={error?.(reference)}
        />
      )}
      <LinkButton kind="quiet" icon="check" href="/shift">
        Is everything received?
      </LinkButton>
    </Sheet>
  );
}

type FactsProps = Pick<Props, 'held' | 'reference'> & { readonly endedAt: Instant | null };

/** As it will be: with the visits that the track tells, without what the officer leaves out of it. */
function EndFacts({ held, reference, endedAt }: FactsProps) {
  const { state } = usePhone();
  const now = useNow();
  const at = endedAt ?? now;
  const { track, readAgain } = useTrack(held.id);
  const visits = useVisitsAt(held, endedAt, track);
  const visit = openVisitOf(held.patrol);
  const incidents = incidentsOn(state, held.id).length;
  return (
    <>
      <SummaryList facts={endFactsOf({ ...held.patrol, visits }, incidents, at)} />
      {visit && (
        <p>
          You are still at {entryName(reference.hotspots, visit.hotspot)}: the visit ends with the
          patrol.
        </p>
      )}
      {track && track.seen.length > 0 && (
        <LeaveOutEnds id={held.id} track={track} onLeftOut={readAgain} />
      )}
    </>
  );
}

function useVisitsAt(held: HeldPatrol, endedAt: Instant | null, track: TrackSeen | null) {
  const { phone, world } = usePhone();
  const [visits, setVisits] = useState(held.patrol.visits);
  // As the track is read anew, by each fix and whatever is left out.
  useEffect(() => {
    let isOver = false;
    void phone
      .track((control) => control.visitsAt(held.id, endedAt ?? world.now()))
      .then((told) => !isOver && told.ok && setVisits([...told.value]));
    return () => {
      isOver = true;
    };
  }, [phone, world, held.id, endedAt, track]);
  return visits;
}

type EndsProps = {
  readonly id: string;
  readonly track: TrackSeen;
  readonly onLeftOut: () => void;
};

/** Before the end is sent. What was chosen stays chosen, and in sight, until then. */
function LeaveOutEnds({ id, track, onLeftOut }: EndsProps) {
  const { phone } = usePhone();
  const { leaveOut } = track.following;
  const [isShown, setIsShown] = useState(leaveOut.start + leaveOut.end > 0);
  const set = async (change: Partial<LeaveOutMinutes>) => {
    await phone.track((control) => control.leaveOut(id, { ...leaveOut, ...change }));
    onLeftOut();
  };
  if (!isShown) {
    return (
      <Button kind="quiet" onClick={() => setIsShown(true)}>
        Leave out part of my track
      </Button>
    );
  }
  return (
    <>
      <p class="soft">What you leave out tells no visit, and is deleted when the patrol ends.</p>
      <LeaveOut which="start" minutes={leaveOut.start} onChange={(start) => void set({ start })} />
      <LeaveOut
        which="end"
        minutes={leaveOut.end}
        onChange={(minutes) => void set({ end: minutes })}
      />
    </>
  );
}

type Words = (reference: Reference) => string;

function whyNotThen(patrol: Patrol, at: Instant, now: Instant): Words | undefined {
  if (at > now) return () => 'The patrol can’t end later than now.';
  const last = lastByHandOf(patrol);
  if (at >= last) return undefined;
  return ({ partnership }) =>
    `Something was recorded at ${clockWords(last, partnership.timeZone)}. End it then or later; visits can be changed afterwards.`;
}
