/** They said no: asked once more, because only that it was offered is kept. */
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useTop } from '../../use-top.ts';
import { faultSentence } from '../../words.ts';
import type { FormHand } from './use-referral-form.ts';

export function DeclinedPage({ form }: { readonly form: FormHand }) {
  useTop();
  return (
    <Page
      title="They said no. That is fine."
      back={{ href: `${form.path}?q=screening`, label: 'Back' }}
      action={
        <>
          <Button size="field" wide onClick={form.notDeclined}>
            They have not said no
          </Button>
          <Button
            kind="primary"
            size="field"
            wide
            busy={form.isSending}
            busyWords="Saving"
            onClick={() => void form.sendDeclined()}
          >
            Record that they said no
          </Button>
        </>
      }
    >
      {form.fault && <Notice kind="attention">{faultSentence(form.fault)}</Notice>}
      <p>
        Only that it was offered is counted: the day, the hub and the age group. No name, no reason,
        nothing that leads to them.
      </p>
      <p>Tell them they can come to the hub by themselves whenever they like.</p>
    </Page>
  );
}
