/** One question a page. What stops the form, and what ends it, take the page for themselves. */
import { useEffect } from 'preact/hooks';
import { useNow } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useTop } from '../../use-top.ts';
import { agoWords, faultSentence } from '../../words.ts';
import { CheckStep } from './check-step.tsx';
import { DeclinedPage } from './declined-page.tsx';
import { questions } from './questions.tsx';
import { RefusedHere } from './refused-here.tsx';
import { SentPage } from './sent-page.tsx';
import { progressWords, stepBefore, whyNotHere } from './steps.ts';
import { StopPage } from './stop-page.tsx';
import { type FormHand, type FormProps, useReferralForm } from './use-referral-form.ts';

export function ReferralForm(props: FormProps) {
  const form = useReferralForm(props);
  const { step, sent, stoppedBy } = form;
  if (sent) return <SentPage sent={sent} reference={props.reference} />;
  if (stoppedBy !== null) {
    return (
      <StopPage question={stoppedBy} reference={props.reference} onMistake={form.startAgain} />
    );
  }
  if (step === 'agreement' && form.isDeclining) return <DeclinedPage form={form} />;
  return <QuestionPage key={step} form={form} />;
}

function QuestionPage({ form }: { readonly form: FormHand }) {
  useTop();
  const { asked, step, errors, path } = form;
  const before = stepBefore(step, asked);
  const { title, hint, Fields } = step === 'check' ? checkPage : questions[step];
  const refused = whyNotHere(step, asked);
  const { clearErrors } = form;
  useEffect(() => clearErrors, []);
  return (
    <Page
      title={title(asked)}
      subtitle={progressWords(step, asked)}
      back={
        before ? { href: `${path}?q=${before}`, label: 'Back' } : { href: '/home', label: 'Home' }
      }
      action={!refused && <GoOn form={form} />}
    >
      <ErrorSummary title="This is not complete yet" errors={errors} />
      {form.fault && <Notice kind="attention">{faultSentence(form.fault)}</Notice>}
      <Resumed form={form} />
      {hint && <p class="soft">{hint(asked)}</p>}
      <Fields form={form} />
      {refused && <RefusedHere why={refused} asked={asked} />}
    </Page>
  );
}

const checkPage = {
  title: () => 'Check before you send',
  hint: undefined,
  Fields: CheckStep,
} as const;

function GoOn({ form }: { readonly form: FormHand }) {
  if (form.step === 'check') {
    return (
      <Button
        kind="primary"
        size="field"
        wide
        icon="send"
        busy={form.isSending}
        busyWords="Saving"
        onClick={() => void form.send()}
      >
        Send to the hub
      </Button>
    );
  }
  return (
    <Button kind="primary" size="field" wide onClick={form.goOn}>
      Continue
    </Button>
  );
}

/** Where a draft was found: what was begun goes on, or begins again. */
function Resumed({ form }: { readonly form: FormHand }) {
  const now = useNow();
  if (!form.found || form.step !== form.openedAt) return null;
  return (
    <Notice
      isSudden={false}
      title={`You began this ${agoWords(form.found.savedAt, now)}`}
      action={<Button onClick={form.startAgain}>Start again</Button>}
    >
      It goes on where you left it. It is on this phone only.
    </Notice>
  );
}
