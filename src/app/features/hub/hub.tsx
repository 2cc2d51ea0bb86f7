/** The hub worker's day: is the hub open, who is new, who is expected, what happened next. */
import { useState } from 'preact/hooks';
import type { Person } from '../../../domain/people.ts';
import type { Hub, Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import { dayOf, entryName } from '../../entry-names.ts';
import { openingWords, weekWords } from '../../opening-words.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Snackbar } from '../../ui/snackbar.tsx';
import { useIsDesk } from '../../use-is-desk.ts';
import { faultSentence } from '../../words.ts';
import { DownloadFile } from './download-file.tsx';
import { type HubReferral, statusOf } from './hub-groups.ts';
import { MonthFigures } from './month-figures.tsx';
import { ReferralDetail } from './referral-detail.tsx';
import { ReferralGroups } from './referral-groups.tsx';
import { type PendingStep, useSteps, withPending } from './use-steps.ts';
import './hub.css';

export function HubPage() {
  const { state, world } = usePhone();
  const { reference, person } = state;
  if (!reference || !person) return null;
  const hub = hubOf(person, reference, dayOf(world.now(), reference));
  if (!hub) {
    return (
      <Page title="Youth hub">
        <EmptyState title="You have no hub yet" icon="house">
          Ask your administrator to say which hub you work at.
        </EmptyState>
      </Page>
    );
  }
  return <HubDay hub={hub} reference={reference} />;
}

const hubOf = ({ hub }: Person, { hubs }: Reference, day: string): Hub | undefined =>
  hubs.find((it) => it.id === hub && isValidOn(it, day));

function HubDay({ hub, reference }: { readonly hub: Hub; readonly reference: Reference }) {
  const { state } = usePhone();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const isDesk = useIsDesk();
  const { policy } = reference.partnership;
  const steps = useSteps(policy.undoSeconds);
  const referrals = withPending(referralsOf(state.records, hub.id), steps.pending);
  const chosen = referrals.find(({ id }) => id === chosenId);
  const detail = chosen && (
    <ReferralDetail
      key={chosen.id}
      held={chosen}
      reference={reference}
      isTitled={isDesk}
      onStep={(status) => {
        // A sheet would cover *Undo*; a desk's panel doesn't.
        if (!isDesk) setChosenId(null);
        void steps.take(chosen.id, status);
      }}
    />
  );
  return (
    <Page
      title={hub.name}
      subtitle={<Hours hub={hub} reference={reference} />}
      width="wide"
      action={
        steps.pending && (
          <StepUndo
            pending={steps.pending}
            referrals={referrals}
            reference={reference}
            onUndo={steps.undo}
          />
        )
      }
    >
      {steps.fault && <Notice kind="attention">{faultSentence(steps.fault)}</Notice>}
      <div class="hub">
        <div class="hub-lists">
          <MonthFigures referrals={referrals} reference={reference} />
          <ReferralGroups
            referrals={referrals}
            reference={reference}
            chosenId={chosenId}
            onChoose={setChosenId}
          />
          <DownloadFile hub={hub} reference={reference} />
        </div>
        {isDesk && (
          <aside class="hub-panel" aria-label="The referral chosen">
            {detail ?? <p class="soft">Choose a referral to see it here.</p>}
          </aside>
        )}
      </div>
      {!isDesk && (
        <Sheet
          title={chosen?.fields.name ?? 'Referral'}
          isOpen={!!chosen}
          onClose={() => setChosenId(null)}
        >
          {detail}
        </Sheet>
      )}
    </Page>
  );
}

const referralsOf = (
  records: ReadonlyMap<string, { readonly kind: string }>,
  hubId: string,
): readonly HubReferral[] =>
  ([...records.values()] as HubReferral[]).filter(
    ({ kind, fields }) => kind === 'referral' && fields.hub === hubId,
  );

function Hours({ hub, reference }: { readonly hub: Hub; readonly reference: Reference }) {
  const now = useNow();
  const { timeZone } = reference.partnership;
  return (
    <>
      <strong class="hub-now">{openingWords(hub.hours, now, timeZone)}</strong>
      <span class="hub-week">{weekWords(hub.hours)}</span>
    </>
  );
}

type UndoProps = {
  readonly pending: PendingStep;
  readonly referrals: readonly HubReferral[];
  readonly reference: Reference;
  readonly onUndo: (id: string) => void;
};

function StepUndo({ pending, referrals, reference, onUndo }: UndoProps) {
  // The clock ticks each second: it may still stand before the tap, and would offer a second too many.
  const now = Math.max(useNow(), pending.since);
  const held = referrals.find(({ id }) => id === pending.id);
  if (!held) return null;
  const words = entryName(reference.lists.referralStatuses, statusOf(held));
  return (
    <Snackbar
      words={`${held.fields.name ?? 'Referral'}: ${words}.`}
      until={pending.until}
      now={now}
      onUndo={() => onUndo(pending.id)}
    />
  );
}
