/** *To finish*: only what this one lacks, then the next. The questions stay put while they are answered. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import { missingOf } from '../../../domain/incident.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { unfinishedOf } from '../../unfinished.ts';
import { faultSentence } from '../../words.ts';
import { FormHead } from './form-head.tsx';
import { questionFor } from './quick-questions.tsx';
import { useIncidentForm } from './use-incident-form.ts';

type Props = { readonly held: Held<'incident'>; readonly reference: Reference };

export function FinishForm({ held, reference }: Props) {
  const { state, world } = usePhone();
  const { route } = useLocation();
  const form = useIncidentForm(held, reference);
  const [missing] = useState(() => missingOf(held.fields));
  const [queue] = useState(() => unfinishedOf(state, world.now()).map(({ id }) => id));
  const type = reference.incidentTypes.find(({ id }) => id === form.fields.type);
  const nth = queue.indexOf(held.id);
  const next = nth < 0 ? undefined : queue[nth + 1];
  const goOn = () => route(next ? `/incident/${next}?finish=1` : '/');
  const done = async () => {
    if (await form.settle({ isUnfinished: null })) goOn();
  };
  return (
    <Page
      title={type?.short ?? 'Incident'}
      subtitle={nth < 0 ? undefined : `${queue.length - nth} left to finish`}
      back={{ href: '/', label: 'Home' }}
      action={
        <div class="incident-done">
          <Button size="field" wide onClick={goOn}>
            Skip
          </Button>
          <Button kind="primary" size="field" wide onClick={done}>
            {next ? 'Done, next' : 'Done'}
          </Button>
        </div>
      }
    >
      <FormHead held={held} form={form} reference={reference} />
      {form.fault && (
        <Notice kind="attention" title="The last answer was not saved">
          {faultSentence(form.fault)}
        </Notice>
      )}
      {form.unfit.length > 0 && (
        <Notice kind="attention" title="Something else in it can’t be saved yet">
          Open the whole incident to put it right.
        </Notice>
      )}
      <div class="incident-questions">
        {missing.map((field) => {
          const Question = questionFor[field];
          return <Question key={field} form={form} reference={reference} />;
        })}
        {missing.length === 0 && <p>Nothing is missing.</p>}
      </div>
      <LinkButton kind="quiet" href={`/incident/${held.id}`}>
        Open the whole incident
      </LinkButton>
    </Page>
  );
}
