/** The server refused it: what it was, laid in to be mended, and sent again as one change. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { faultInWords } from '../../field-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { faultSentence } from '../../words.ts';
import { MoreDetails } from './more-details.tsx';
import { NoteField } from './note-field.tsx';
import { AgesQuestion, GroupSizeQuestion, OutcomesQuestion } from './quick-questions.tsx';
import { type Unfit, useIncidentForm } from './use-incident-form.ts';

type Props = { readonly held: Held<'incident'>; readonly reference: Reference };

export function MendForm({ held, reference }: Props) {
  const { route } = useLocation();
  const form = useIncidentForm(held, reference);
  const [unfit, setUnfit] = useState<readonly Unfit[]>([]);
  const record = `/records/${held.id}`;
  const send = async () => {
    const isSent = await form.settle();
    setUnfit(isSent ? [] : form.unfit);
    if (isSent) route(record, true);
  };
  const given = { form, reference };
  return (
    <Page
      title="Mend and send again"
      back={{ href: record, label: 'The record' }}
      action={
        <Button kind="primary" size="field" wide icon="send" onClick={send}>
          Send again
        </Button>
      }
    >
      <ErrorSummary errors={unfit} />
      {held.fault && (
        <Notice kind="attention" title="The server refused this" isSudden={false}>
          {faultSentence(faultInWords(held.kind, held.fault))}
        </Notice>
      )}
      {form.fault && (
        <Notice kind="attention" title="That was not saved">
          {faultSentence(form.fault)}
        </Notice>
      )}
      <MoreDetails {...given} />
      <Section title="Who and what was done">
        <div class="incident-questions">
          <GroupSizeQuestion {...given} />
          <AgesQuestion {...given} />
          <OutcomesQuestion {...given} />
          <NoteField {...given} />
        </div>
      </Section>
    </Page>
  );
}
