/**
 * Sign-in by link. Opening the link changes nothing, because mail scanners and previews open links too: the code is
 * spent only when the person presses the button.
 */

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Person } from '../../../domain/people.ts';
import type { Fault } from '../../../domain/result.ts';
import { roles } from '../../../domain/roles.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { refusals } from './refusals.ts';
import { Welcome } from './welcome.tsx';

type Step =
  | { readonly at: 'asking' | 'signing-in' }
  | { readonly at: 'refused'; readonly fault: Fault }
  | { readonly at: 'signed-in'; readonly person: Person };

export function Join({ code }: { readonly code: string }) {
  const { phone, state } = usePhone();
  const [step, setStep] = useState<Step>({ at: 'asking' });
  const signIn = async () => {
    setStep({ at: 'signing-in' });
    const answer = await phone.signIn(code);
    setStep(
      answer.ok
        ? { at: 'signed-in', person: answer.value }
        : { at: 'refused', fault: answer.fault },
    );
  };
  const isOffline = step.at === 'refused' && step.fault.code === 'offline';
  useWhenOnline(isOffline, () => void signIn());

  if (step.at === 'signed-in') return <Welcome person={step.person} />;
  if (step.at === 'refused' && !isOffline)
    return <Refused fault={step.fault} onTryAgain={signIn} />;
  return (
    <Page
      title="Sign in to Beatbook"
      action={
        <Button
          kind="primary"
          size="field"
          wide
          busy={step.at === 'signing-in'}
          busyWords="Signing in"
          onClick={signIn}
        >
          {isOffline ? 'Try again' : 'Sign in'}
        </Button>
      }
    >
      {isOffline && (
        <Notice kind="attention" title="There is no signal.">
          Your link is not used up. It tries again by itself when there is signal; keep this page
          open.
        </Notice>
      )}
      {state.person && <SignedInAlready person={state.person} />}
      <p>This link signs you in on this phone. It works once.</p>
      <p>
        Use it only on a phone that is yours or was given to you for work, with a screen lock. What
        you log is kept on the phone until the partnership’s server has it.
      </p>
    </Page>
  );
}

function SignedInAlready({ person }: { readonly person: Person }) {
  return (
    <Notice isSudden={false}>
      This phone is signed in as <strong>{person.name}</strong>,{' '}
      {roles[person.role].plain.toLowerCase()}. If that is you, this renews your sign-in. If it is
      someone else, they sign out first; what they wrote stays for them.
    </Notice>
  );
}

function Refused({
  fault,
  onTryAgain,
}: {
  readonly fault: Fault;
  readonly onTryAgain: () => void;
}) {
  const { route } = useLocation();
  const { title, words, mayTryAgain } = refusals(fault);
  return (
    <Page
      title={title}
      action={
        mayTryAgain ? (
          <Button kind="primary" wide onClick={onTryAgain}>
            Try again
          </Button>
        ) : undefined
      }
    >
      <p>{words}</p>
      <Button onClick={() => route('/', true)}>Go to the start</Button>
    </Page>
  );
}

/** The promise on the page that it tries again by itself. */
function useWhenOnline(isWaiting: boolean, act: () => void): void {
  useEffect(() => {
    if (!isWaiting) return;
    addEventListener('online', act);
    return () => removeEventListener('online', act);
  }, [isWaiting, act]);
}
