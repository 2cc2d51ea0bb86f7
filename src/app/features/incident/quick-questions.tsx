/** What one knows at the wall: each answer is one tap, and none is needed. */
import type { Incident } from '../../../domain/incident.ts';
import type { Reference } from '../../../domain/reference.ts';
import { choicesOf, dayOf } from '../../entry-names.ts';
import { Choices, ManyChoices } from '../../ui/choices.tsx';
import { beganAt, beganChoices, beganOf } from './began.ts';
import { OutcomeQuestion } from './outcome-question.tsx';
import { PlaceQuestion } from './place-question.tsx';
import type { IncidentForm } from './use-incident-form.ts';

type Props = { readonly form: IncidentForm; readonly reference: Reference };

export function GroupSizeQuestion({ form, reference }: Props) {
  const { groupSize } = form.fields;
  const known = groupSize ? [groupSize] : [];
  return (
    <Choices
      legend="How many people?"
      options={choicesOf(reference.lists.groupSizes, dayOf(form.at, reference), known)}
      value={groupSize}
      onChange={(value) => form.choose({ groupSize: value })}
    />
  );
}

export function AgesQuestion({ form, reference }: Props) {
  const { peopleAges = [] } = form.fields;
  const bands = choicesOf(reference.lists.peopleAges, dayOf(form.at, reference), peopleAges);
  const said = bands.find(({ value, hint }) => hint && peopleAges.includes(value));
  return (
    <div class="incident-question">
      <ManyChoices
        legend="About how old?"
        options={bands.map(({ value, label }) => ({ value, label }))}
        values={peopleAges}
        onChange={(values) => form.choose({ peopleAges: values.length > 0 ? [...values] : null })}
      />
      {said && <p class="soft">{said.hint}</p>}
    </div>
  );
}

export function OutcomesQuestion({ form, reference }: Props) {
  return (
    <OutcomeQuestion
      reference={reference}
      day={dayOf(form.at, reference)}
      values={form.fields.outcomes ?? []}
      onChange={(values) => form.choose({ outcomes: values.length > 0 ? [...values] : null })}
    />
  );
}

export function BeganQuestion({ form }: Pick<Props, 'form'>) {
  const { from, to } = form.fields;
  if (from === undefined || to === undefined) return null;
  return (
    <Choices
      legend="When did it begin?"
      options={beganChoices}
      value={beganOf({ from, to })}
      onChange={(choice) => form.choose({ from: beganAt(choice, to) })}
    />
  );
}

/** What the *To finish* tray asks, by the field that is missing. */
export const questionFor = {
  place: PlaceQuestion,
  groupSize: GroupSizeQuestion,
  peopleAges: AgesQuestion,
  outcomes: OutcomesQuestion,
} as const satisfies Partial<Record<keyof Incident, unknown>>;
