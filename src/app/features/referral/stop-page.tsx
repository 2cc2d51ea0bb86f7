/** A danger was named: the form is gone, and the page says whom to ring. A queue is no emergency route. */
import type { Reference } from '../../../domain/reference.ts';
import { entryName } from '../../entry-names.ts';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useTop } from '../../use-top.ts';
import { ContactList } from './contact-list.tsx';

type Props = {
  readonly question: string;
  readonly reference: Reference;
  readonly onMistake: () => void;
};

export function StopPage({ question, reference, onMistake }: Props) {
  useTop();
  return (
    <Page
      title="Stop. This is not a hub referral."
      action={
        <LinkButton href="/home" size="field" wide>
          I have rung
        </LinkButton>
      }
    >
      <Notice kind="danger" title="Ring now. Stay with them if you can.">
        You answered yes to: {entryName(reference.lists.screeningQuestions, question)}
      </Notice>
      <ContactList contacts={reference.partnership.contacts.filter(({ isForRisk }) => isForRisk)} />
      <p class="soft">
        Nothing you wrote here is kept or sent: what you hear now belongs in your own organisation’s
        record, not in a referral.
      </p>
      <Button kind="quiet" onClick={onMistake}>
        I pressed yes by mistake: start again
      </Button>
    </Page>
  );
}
