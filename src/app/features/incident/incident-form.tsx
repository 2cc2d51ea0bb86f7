/** After two taps: it is saved; then what one knows, one tap an answer, and *Done*. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { faultSentence } from '../../words.ts';
import { FormHead } from './form-head.tsx';
import { MoreDetails } from './more-details.tsx';
import { NoteField } from './note-field.tsx';
import { PhotoField } from './photo-field.tsx';
import { PlaceQuestion } from './place-question.tsx';
import {
  AgesQuestion,
  BeganQuestion,
  GroupSizeQuestion,
  OutcomesQuestion,
} from './quick-questions.tsx';
import { SimilarQuestion } from './similar.tsx';
import { SupersededNote } from './superseded.tsx';
import { type IncidentForm, type Unfit, useIncidentForm } from './use-incident-form.ts';
import { useLateFix } from './use-late-fix.ts';

type Props = { readonly held: Held<'incident'>; readonly reference: Reference };

export function IncidentFormPage({ held, reference }: Props) {
  const { world } = usePhone();
  const form = useIncidentForm(held, reference);
  const [showsMore, setShowsMore] = useState(!held.fields.isUnfinished);
  const [unfit, setUnfit] = useState<readonly Unfit[]>([]);
  const [hadPlace] = useState(form.fields.place !== undefined);
  useLateFix(held, form, reference);
  const type = reference.incidentTypes.find(({ id }) => id === form.fields.type);
  const given = { form, reference };
  const settle: IncidentForm['settle'] = async (also) => {
    const isSaved = await form.settle(also);
    setUnfit(isSaved ? [] : form.unfit);
    if (!isSaved) setShowsMore(true);
    return isSaved;
  };
  return (
    <Page
      title={type?.short ?? 'Incident'}
      back={backOf(held)}
      action={<DoneOrLater held={held} settle={settle} />}
    >
      <ErrorSummary errors={unfit} />
      <FormHead held={held} {...given} />
      <SimilarQuestion held={held} {...given} />
      {form.fault && (
        <Notice kind="attention" title="The last answer was not saved">
          {faultSentence(form.fault)}
        </Notice>
      )}
      <Section title="Add what you know">
        <div class="incident-questions">
          {!hadPlace && !showsMore && <PlaceQuestion {...given} />}
          <GroupSizeQuestion {...given} />
          <AgesQuestion {...given} />
          <OutcomesQuestion {...given} />
          <BeganQuestion form={form} />
          <NoteField {...given} />
        </div>
      </Section>
      <PhotoField held={held} reference={reference} />
      <SupersededNote held={held} reference={reference} now={world.now()} />
      {showsMore ? (
        <MoreDetails {...given} />
      ) : (
        <Button wide icon="plus" aria-expanded={false} onClick={() => setShowsMore(true)}>
          More details
        </Button>
      )}
    </Page>
  );
}

const backOf = ({ id, fields }: Held<'incident'>) =>
  fields.isUnfinished
    ? { href: '/', label: 'Home' }
    : { href: `/records/${id}`, label: 'The record' };

type DoneProps = {
  readonly held: Held<'incident'>;
  readonly settle: IncidentForm['settle'];
};

/** Everything is saved already: *Done* only says that nothing is missing. */
function DoneOrLater({ held, settle }: DoneProps) {
  const { route } = useLocation();
  const { href } = backOf(held);
  const done = async () => {
    if (await settle(held.fields.isUnfinished && { isUnfinished: null })) route(href);
  };
  const later = async () => {
    if (await settle()) route(href);
  };
  return (
    <div class="incident-done">
      {held.fields.isUnfinished && (
        <Button size="field" wide onClick={later}>
          Finish later
        </Button>
      )}
      <Button kind="primary" size="field" wide onClick={done}>
        Done
      </Button>
    </div>
  );
}
