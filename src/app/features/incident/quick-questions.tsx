/** What one knows at the wall: each answer is one tap, and none is needed. */
import { caseMeetingSuggested, type Incident } from '../../../domain/incident.ts';
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
  const { outcomes = [], caseMeetingReason } = form.fields;
  const choose = (values: readonly string[]) =>
    form.choose({
      outcomes: values.length > 0 ? [...values] : null,
      // A reason without its outcome would say something of somebody for nothing.
      ...(caseMeetingReason &&
        !values.includes(caseMeetingSuggested) && { caseMeetingReason: null }),
    });
  return (
    <>
      <OutcomeQuestion
        reference={reference}
        day={dayOf(form.at, reference)}
        values={outcomes}
        onChange={choose}
      />
      {outcomes.includes(caseMeetingSuggested) && (
        <CaseMeetingQuestion form={form} reference={reference} />
      )}
    </>
  );
}

/** A code and no story: the meeting asks the officer. */
function CaseMeetingQuestion({ form, reference }: Props) {
  const { caseMeetingReason } = form.fields;
  const known = caseMeetingReason ? [caseMeetingReason] : [];
  return (
    <Choices
      legend="Why the case meeting?"
      hint="One reason. No names and no story."
      layout="column"
      options={choicesOf(reference.lists.caseMeetingReasons, dayOf(form.at, reference), known)}
      value={caseMeetingReason}
      onChange={(value) => form.choose({ caseMeetingReason: value })}
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
