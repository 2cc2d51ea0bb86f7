/** What threatens the work on this phone, the gravest first and never two at once; then what is merely going on. */
import type { PhoneState } from '../../device/phone.ts';
import { runningPatrolOf } from '../../device/running-patrol.ts';
import { faultWords } from '../../domain/result.ts';
import { isAnyFormOpen } from '../open-forms.ts';
import { usePhone } from '../phone-context.tsx';
import { Button } from '../ui/button.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Progress } from '../ui/progress.tsx';
import { counted } from '../words.ts';
import { InstallOffer } from './install-offer.tsx';
import { PatrolWatch } from './patrol-watch.tsx';
import { UpdateOffer } from './update-offer.tsx';

type Props = { readonly state: PhoneState; readonly isHome: boolean };

export function Banners({ state, isHome }: Props) {
  const { fetched, phase } = state.sync;
  const isOnPatrol = !!runningPatrolOf(state);
  const isBusy = isAnyFormOpen() || isOnPatrol;
  return (
    <div class="banners">
      {state.person && state.cleared && <ClearedNotice cleared={state.cleared} />}
      {state.person && <Worry state={state} isHome={isHome} />}
      {fetched !== undefined && phase === 'busy' && (
        <Progress
          words={`Fetching what the partnership has: ${counted(fetched, 'record')} so far.`}
        />
      )}
      <UpdateOffer isBusy={isBusy} />
      {isHome && !isBusy && <InstallOffer state={state} />}
      {isOnPatrol && <PatrolWatch />}
    </div>
  );
}

function ClearedNotice({ cleared }: { readonly cleared: { readonly neverCame: number } }) {
  const { phone } = usePhone();
  const { neverCame } = cleared;
  return (
    <Notice
      kind="attention"
      title="This phone’s storage was cleared by the browser. You are still signed in."
      action={<Button onClick={() => void phone.heardCleared()}>I have read this</Button>}
    >
      {neverCame > 0
        ? `${counted(neverCame, 'change')} of yours never arrived, at least. `
        : 'What was not sent by then is gone. '}
      Look at the records that did arrive and write the missing ones again. Then put Beatbook on the
      home screen, where it is kept.
    </Notice>
  );
}

function Worry({ state: { storage, sync, unsent, photosUnsent }, isHome }: Props) {
  if (storage.isFull) {
    return (
      <Notice kind="attention" title={faultWords['storage-full']}>
        The last thing you wrote did not fit, so it is not saved. Delete photos or apps you don’t
        need, then save it again. What was saved before is safe.
      </Notice>
    );
  }
  if (sync.phase === 'signed-out') {
    return (
      <Notice
        kind="attention"
        title={faultWords['signed-out']}
        action={
          unsent > 0 && (
            <LinkButton href="/me" kind="quiet">
              No link at hand?
            </LinkButton>
          )
        }
      >
        What you log is safe on this phone and you can go on. Ask your administrator for a new
        sign-in link: opened on this phone, it sends everything.
      </Notice>
    );
  }
  if (sync.phase === 'too-old') {
    return <Notice kind="attention" title={faultWords['too-old']} />;
  }
  // A chance, not a loss: said at home, not over a form that somebody is filling in.
  if (isHome && storage.isPersisted === false && unsent + photosUnsent > 0) {
    return (
      <Notice
        title="This phone may clear what is not sent yet, if it runs short of space."
        action={
          <LinkButton href="/me" kind="quiet">
            How to keep it safe
          </LinkButton>
        }
      >
        Put Beatbook on the home screen, where it is kept, or stay where there is signal until all
        is sent.
      </Notice>
    );
  }
  return null;
}
