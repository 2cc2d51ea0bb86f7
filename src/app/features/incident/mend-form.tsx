/** The server refused it: what it was, laid in to be mended, and sent again as one change. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import { photosIn } from '../../../domain/photo.ts';
import type { Reference } from '../../../domain/reference.ts';
import { faultInWords } from '../../field-words.ts';
import { PhotoList } from '../../photos/photo-list.tsx';
import type { Removal } from '../../photos/use-removal.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { faultSentence } from '../../words.ts';
import { MoreDetails } from './more-details.tsx';
import { NoteField } from './note-field.tsx';
import { AgesQuestion, GroupSizeQuestion, OutcomesQuestion } from './quick-questions.tsx';
import { type IncidentForm, type Unfit, useIncidentForm } from './use-incident-form.ts';

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
      <RefusedPhotos held={held} {...given} />
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

/** What is taken off goes with the rest, when it is sent again. */
function RefusedPhotos({ held, form, reference }: Props & { readonly form: IncidentForm }) {
  const photos = photosIn(form.fields);
  if (photos.length === 0) return null;
  const { refused: _, ...rest } = held;
  const removal: Removal = {
    untilOf: () => undefined,
    begin: ({ hash }) => form.choose({ photos: photos.filter((photo) => photo.hash !== hash) }),
    undo: () => undefined,
  };
  return (
    <Section title="Photos">
      <PhotoList
        held={{ ...rest, fields: form.fields }}
        reference={reference}
        mayRemove
        removal={removal}
      />
    </Section>
  );
}
