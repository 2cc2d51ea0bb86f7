/** The rest of the form: what kind, exactly when, exactly where, and what it counts towards. */
import { useState } from 'preact/hooks';
import type { Reference } from '../../../domain/reference.ts';
import { isValidOn, minuteMs } from '../../../domain/time.ts';
import { choicesOf, dayOf, entryName } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { KindList } from './kind-list.tsx';
import { PlaceQuestion } from './place-question.tsx';
import { type IncidentForm, unfitWords } from './use-incident-form.ts';

type Props = { readonly form: IncidentForm; readonly reference: Reference };

export function MoreDetails(props: Props) {
  return (
    <div class="incident-more">
      <Section title="What">
        <div class="incident-questions">
          <KindField {...props} />
          <ClassQuestion {...props} />
        </div>
      </Section>
      <Section title="When">
        <div class="incident-questions">
          <TimeFields {...props} />
        </div>
      </Section>
      <Section title="Where">
        <PlaceQuestion {...props} />
      </Section>
      <Section title="What it counts towards">
        <div class="incident-questions">
          <ThemeQuestion {...props} />
          <PriorityQuestion {...props} />
        </div>
      </Section>
    </div>
  );
}

function KindField({ form, reference }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { type } = form.fields;
  const choose = (id: string) => {
    const found = reference.incidentTypes.find((it) => it.id === id);
    form.choose({ type: id, class: found?.class ?? form.fields.class });
    setOpen(false);
  };
  return (
    <div class="incident-kind">
      <p>{entryName(reference.incidentTypes, type)}</p>
      <Button icon="pencil" onClick={() => setOpen(true)}>
        Change what it was
      </Button>
      <Sheet title="What was it?" isOpen={isOpen} onClose={() => setOpen(false)}>
        <KindList
          reference={reference}
          day={dayOf(form.at, reference)}
          chosen={type}
          onChoose={choose}
        />
      </Sheet>
    </div>
  );
}

function ClassQuestion({ form, reference }: Props) {
  const { incidentClasses } = reference.lists;
  return (
    <Choices
      legend="Whom did it trouble?"
      layout="column"
      required
      options={choicesOf(incidentClasses, dayOf(form.at, reference))}
      value={form.fields.class}
      onChange={(value) => value && form.choose({ class: value })}
    />
  );
}

function TimeFields({ form, reference }: Props) {
  const { world } = usePhone();
  const { from, to } = form.fields;
  if (from === undefined || to === undefined) return null;
  const now = world.now();
  const { timeZone } = reference.partnership;
  return (
    <>
      <DateTimeField
        id="from"
        label="From"
        value={from}
        timeZone={timeZone}
        latest={now + minuteMs}
        error={unfitWords(form, 'from')}
        onChange={(value) => form.write({ from: value })}
      />
      <DateTimeField
        id="to"
        label="To"
        value={to}
        timeZone={timeZone}
        latest={now + minuteMs}
        error={unfitWords(form, 'to')}
        onChange={(value) => form.write({ to: value })}
      />
    </>
  );
}

function ThemeQuestion({ form, reference }: Props) {
  const { theme } = form.fields;
  return (
    <Choices
      legend="Which kind of work was it?"
      layout="column"
      options={choicesOf(reference.themes, dayOf(form.at, reference), theme ? [theme] : [])}
      value={theme}
      onChange={(value) => form.choose({ theme: value })}
    />
  );
}

function PriorityQuestion({ form, reference }: Props) {
  const day = dayOf(form.at, reference);
  const plan = reference.plans.find((it) => isValidOn(it, day));
  if (!plan) return null;
  return (
    <Choices
      legend="Which priority does it serve?"
      hint={plan.name}
      layout="column"
      options={plan.priorities.map(({ id, name }) => ({ value: id, label: name }))}
      value={form.fields.priority}
      onChange={(value) => form.choose({ priority: value })}
    />
  );
}
