/** Signing out, with a warning where something has not gone out yet. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { faultSentence, unsentWords } from '../../words.ts';

export function SignOut() {
  const { phone, state } = usePhone();
  const { route } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const signOut = async () => {
    setBusy(true);
    const answer = await phone.signOut();
    setBusy(false);
    if (answer.ok) route('/', true);
    else setFault(answer.fault);
  };
  return (
    <Section title="Leaving this phone">
      <Button icon="log-out" onClick={() => setOpen(true)}>
        Sign out
      </Button>
      <Sheet
        title="Sign out of this phone?"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button wide onClick={() => setOpen(false)}>
              Stay signed in
            </Button>
            <Button kind="danger" wide busy={isBusy} busyWords="Signing out" onClick={signOut}>
              Sign out
            </Button>
          </>
        }
      >
        {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
        <Warning words={unsentWords(state.unsent, state.photosUnsent)} />
        <p>What others wrote, and the map, go from this phone. To come back you need a new link.</p>
      </Sheet>
    </Section>
  );
}

function Warning({ words }: { readonly words: string }) {
  if (!words) return <p>Everything you wrote has been received.</p>;
  return (
    <Notice kind="attention" isSudden={false} title={`${words} of yours not sent yet`}>
      They stay on this phone, but they go out only when you sign in here again. With signal, send
      them first.
    </Notice>
  );
}
