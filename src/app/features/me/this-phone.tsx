/** What this phone holds, what the browser promised about it, and what has yet to go out. */
import { useState } from 'preact/hooks';
import type { PhoneState, SyncPhase } from '../../../device/phone.ts';
import { canInstall, install } from '../../install.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { agoWords, bytesWords, counted, unsentWords } from '../../words.ts';

const phaseWords: Readonly<Record<SyncPhase, string>> = {
  settled: 'Nothing is waiting',
  busy: 'Sending and fetching now',
  waiting: 'Waiting for signal; it tries again by itself',
  'signed-out': 'Your sign-in has ended; nothing goes out',
  'too-old': 'Beatbook must be updated before it can fetch',
};

export function ThisPhone() {
  const { phone, state } = usePhone();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const syncNow = async () => {
    setAsking(true);
    await phone.syncNow();
    setAsking(false);
  };
  return (
    <Section title="This phone">
      <SummaryList
        facts={[
          {
            label: 'To send',
            value: unsentWords(state.unsent, state.photosUnsent) || 'nothing; all received',
          },
          {
            label: 'Last answer',
            value:
              state.sync.lastReplyAt === null ? 'none yet' : agoWords(state.sync.lastReplyAt, now),
          },
          { label: 'Now', value: phaseWords[state.sync.phase] },
          { label: 'Holds', value: counted(state.records.size, 'record') },
          { label: 'Space used', value: usedWords(state) },
          { label: 'Kept safe', value: keptWords(state) },
        ]}
      />
      <div class="side-by-side">
        <Button icon="refresh-cw" busy={isAsking} busyWords="Asking the server" onClick={syncNow}>
          Send and fetch now
        </Button>
        {canInstall() && (
          <Button icon="smartphone" onClick={install}>
            Add to home screen
          </Button>
        )}
        {state.storage.isPersisted !== true && (
          <Button icon="shield" onClick={() => phone.askToPersist()}>
            Ask to keep it safe
          </Button>
        )}
      </div>
      {state.storage.isPersisted === false && (
        <p class="soft small">
          The browser did not promise to keep what is on this phone if space runs short. Put
          Beatbook on the home screen and ask again: most browsers then do.
        </p>
      )}
      <OthersWork others={state.others} />
    </Section>
  );
}

function OthersWork({ others }: Pick<PhoneState, 'others'>) {
  if (others.length === 0) return null;
  return (
    <Notice kind="attention" isSudden={false} title="Other people have unsent work on this phone.">
      {others
        .map(({ name, unsent, photos }) => `${name}: ${unsentWords(unsent, photos)}`)
        .join('. ')}
      . It goes out when they sign in here again. Don’t clear this phone before.
    </Notice>
  );
}

function usedWords({ storage: { usedBytes, quotaBytes } }: PhoneState): string | null {
  if (usedBytes === null) return null;
  return quotaBytes === null
    ? bytesWords(usedBytes)
    : `${bytesWords(usedBytes)} of ${bytesWords(quotaBytes)}`;
}

function keptWords({ storage: { isPersisted } }: PhoneState): string {
  if (isPersisted === null) return 'not asked yet';
  return isPersisted ? 'yes, the browser promised' : 'no promise from the browser';
}
