/** The second of two taps: what is about to be settled, and the end. Whoever forgot to end may say when it was. */
import { useState } from 'preact/hooks';
import { openVisitOf, type Patrol } from '../../../domain/patrol.ts';
import { end, lastTimeOf } from '../../../domain/patrol-steps.ts';
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
import { endFactsOf } from './patrol-words.ts';

type Props = {
  readonly held: HeldPatrol;
  readonly reference: Reference;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onEnd: (fields: Fields) => void;
};

export function EndSheet({ held, reference, isOpen, onClose, onEnd }: Props) {
  const { world } = usePhone();
  const [endedAt, setEndedAt] = useState<Instant | null>(null);
  const error = endedAt === null ? undefined : whyNotThen(held.patrol, endedAt, world.now());
  const close = () => {
    setEndedAt(null);
    onClose();
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
            onClick={() => onEnd(end(held.patrol, endedAt ?? world.now()))}
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

function EndFacts({ held, reference, endedAt }: FactsProps) {
  const { state } = usePhone();
  const now = useNow();
  const at = endedAt ?? now;
  const visit = openVisitOf(held.patrol);
  return (
    <>
      <SummaryList facts={endFactsOf(held.patrol, incidentsOn(state, held.id).length, at)} />
      {visit && (
        <p>
          You are still at {entryName(reference.hotspots, visit.hotspot)}: the visit ends with the
          patrol.
        </p>
      )}
    </>
  );
}

type Words = (reference: Reference) => string;

function whyNotThen(patrol: Patrol, at: Instant, now: Instant): Words | undefined {
  if (at > now) return () => 'The patrol can’t end later than now.';
  const last = lastTimeOf(patrol);
  if (at >= last) return undefined;
  return ({ partnership }) =>
    `Something was recorded at ${clockWords(last, partnership.timeZone)}. End it then or later; visits can be changed afterwards.`;
}
