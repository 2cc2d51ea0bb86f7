/** The questions' words and fields, by step. A field that is chosen or typed is kept at once. */
import type { ComponentChildren } from 'preact';
import { takesAge } from '../../../domain/hub-ages.ts';
import { choicesOf, entryName, entryNames } from '../../entry-names.ts';
import { Choices, ManyChoices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { HubCard } from './hub-card.tsx';
import { MoreFields } from './more-fields.tsx';
import { ScreeningFields } from './screening-fields.tsx';
import {
  type Asked,
  hubOf,
  hubsOf,
  looksLikeFullName,
  maxOf,
  type StepName,
  whyNotHere,
} from './steps.ts';
import type { FormHand } from './use-referral-form.ts';

type FieldsProps = { readonly form: FormHand };

type Question = {
  readonly title: (asked: Asked) => string;
  readonly hint?: (asked: Asked) => ComponentChildren;
  readonly Fields: (props: FieldsProps) => ComponentChildren;
};

const errorOf = ({ errors }: FormHand, fieldId: string): string | undefined =>
  errors.find((error) => error.fieldId === fieldId)?.words;

function HubFields({ form }: FieldsProps) {
  const { asked, set } = form;
  return (
    <Choices
      id="hub"
      legend="Which hub?"
      isLegendHidden
      layout="column"
      error={errorOf(form, 'hub')}
      options={hubsOf(asked).map(({ id, name, ages, address }) => ({
        value: id,
        label: name,
        hint: `Ages ${ages.from} to ${ages.to}. ${address}`,
      }))}
      value={asked.answers.hub}
      onChange={(hub) => set({ hub: hub ?? '', area: '' })}
    />
  );
}

function AreaFields({ form }: FieldsProps) {
  const { asked, set } = form;
  return (
    <Choices
      id="area"
      legend="Do they live there?"
      isLegendHidden
      layout="column"
      error={errorOf(form, 'area')}
      options={[
        { value: 'inside', label: 'Yes' },
        { value: 'outside', label: 'No' },
      ]}
      value={asked.answers.area}
      onChange={(area) => set({ area: area ?? '' })}
    />
  );
}

function AgeFields({ form }: FieldsProps) {
  const { asked, set } = form;
  const { answers, reference, day } = asked;
  const hub = hubOf(asked);
  const bands = new Map(reference.lists.referralAges.map((band) => [band.id, band]));
  const choices = choicesOf(reference.lists.referralAges, day).map(({ value, label }) => {
    const band = bands.get(value);
    const isTaken = !!hub && !!band && takesAge(hub, band);
    return { value, label, hint: isTaken ? undefined : 'Not taken by this hub' };
  });
  return (
    <>
      <Choices
        id="age"
        legend="How old are they?"
        isLegendHidden
        layout="column"
        error={errorOf(form, 'age')}
        options={choices}
        value={answers.age}
        onChange={(age) => set({ age: age ?? '' })}
      />
      {hub && !whyNotHere('age', asked) && <HubCard hub={hub} reference={reference} />}
    </>
  );
}

function AgreementFields({ form }: FieldsProps) {
  const { asked, set } = form;
  return (
    <Choices
      id="agreement"
      legend="Has the young person agreed?"
      isLegendHidden
      layout="column"
      error={errorOf(form, 'agreement')}
      options={[
        { value: 'agreed', label: 'Yes, they want this' },
        { value: 'declined', label: 'No, or not now' },
      ]}
      value={asked.answers.agreement}
      onChange={(agreement) => set({ agreement: agreement ?? '' })}
    />
  );
}

function NameFields({ form }: FieldsProps) {
  const { answers } = form.asked;
  return (
    <>
      <TextField
        id="name"
        label="First name or initials"
        value={answers.name}
        error={errorOf(form, 'name')}
        charactersMax={maxOf('name')}
        autoComplete="off"
        spellcheck={false}
        onInput={(name) => form.set({ name })}
      />
      {looksLikeFullName(answers.name) && (
        <Notice kind="attention">
          This looks like a full name. The first name or initials are enough for the hub to say
          hello.
        </Notice>
      )}
    </>
  );
}

function ReasonsFields({ form }: FieldsProps) {
  const { answers, reference, day } = form.asked;
  const { referralReasonsMax } = reference.partnership.policy;
  const isFull = answers.reasons.length >= referralReasonsMax;
  return (
    <ManyChoices
      id="reasons"
      legend="Reasons"
      isLegendHidden
      layout="column"
      error={errorOf(form, 'reasons')}
      options={choicesOf(reference.lists.referralReasons, day, answers.reasons).map((choice) => ({
        ...choice,
        disabled: isFull && !answers.reasons.includes(choice.value),
      }))}
      values={answers.reasons}
      onChange={(reasons) => form.set({ reasons })}
    />
  );
}

function NeedsFields({ form }: FieldsProps) {
  const { answers, reference, day } = form.asked;
  return (
    <ManyChoices
      id="needs"
      legend="What might help"
      isLegendHidden
      layout="column"
      options={choicesOf(reference.lists.referralNeeds, day, answers.needs)}
      values={answers.needs}
      onChange={(needs) => form.set({ needs })}
    />
  );
}

function ReachFields({ form }: FieldsProps) {
  const { answers, reference, day } = form.asked;
  const { contactRoutes } = reference.lists;
  const asksFor = contactRoutes.find(({ id }) => id === answers.contactRoute)?.asksFor;
  return (
    <>
      <Choices
        id="reach"
        legend="How the hub may reach them"
        isLegendHidden
        layout="column"
        error={errorOf(form, 'reach')}
        options={choicesOf(contactRoutes, day)}
        value={answers.contactRoute}
        onChange={(contactRoute) => form.set({ contactRoute: contactRoute ?? '' })}
      />
      {asksFor && (
        <TextField
          id="contact"
          label={asksFor}
          value={answers.contact}
          error={errorOf(form, 'contact')}
          charactersMax={maxOf('contact')}
          autoComplete="off"
          onInput={(contact) => form.set({ contact })}
        />
      )}
    </>
  );
}

function ParentFields({ form }: FieldsProps) {
  const { answers, reference, day } = form.asked;
  return (
    <Choices
      id="parent"
      legend="Has a parent or carer been told?"
      isLegendHidden
      layout="column"
      error={errorOf(form, 'parent')}
      options={choicesOf(reference.lists.parentTold, day)}
      value={answers.parentTold}
      onChange={(parentTold) => form.set({ parentTold: parentTold ?? '' })}
    />
  );
}

const hubName = (asked: Asked): string => hubOf(asked)?.name ?? 'the hub';

export const questions: Readonly<Record<Exclude<StepName, 'check'>, Question>> = {
  hub: { title: () => 'Which hub?', Fields: HubFields },
  area: {
    title: () => 'Do they live in one of these wards?',
    hint: (asked) =>
      `${hubName(asked)} takes young people from ${entryNames(asked.reference.wards, hubOf(asked)?.wards)}. Where they live is not kept.`,
    Fields: AreaFields,
  },
  age: { title: () => 'How old are they?', Fields: AgeFields },
  screening: {
    title: () => 'Is there any danger?',
    hint: () => 'A referral may wait a day. A danger may not.',
    Fields: ScreeningFields,
  },
  agreement: {
    title: () => 'Has the young person agreed?',
    hint: (asked) =>
      `Say what ${hubName(asked)} is and that saying no is fine. They can decide this for themselves, without a parent, if they understand what the hub does and what you will pass on, and nobody is pressing them. (This is being “Gillick competent”.)`,
    Fields: AgreementFields,
  },
  name: {
    title: () => 'What are they called?',
    hint: () => 'Only so that the hub can say hello. No surname, no date of birth, no address.',
    Fields: NameFields,
  },
  reasons: {
    title: () => 'Why the hub?',
    hint: ({ reference, answers }) => {
      const max = reference.partnership.policy.referralReasonsMax;
      return answers.reasons.length < max
        ? `Choose up to ${max}: what matters most.`
        : `That is ${max}. Take one back to choose another.`;
    },
    Fields: ReasonsFields,
  },
  needs: {
    title: () => 'What might help?',
    hint: () => 'As they say it. You can leave this out.',
    Fields: NeedsFields,
  },
  reach: { title: () => 'How may the hub reach them?', Fields: ReachFields },
  parent: {
    title: () => 'Has a parent or carer been told?',
    hint: () => 'It is better that they know, unless that could put the young person at risk.',
    Fields: ParentFields,
  },
  more: {
    title: () => 'Anything the hub should prepare for?',
    hint: () => 'You can leave all of this out.',
    Fields: MoreFields,
  },
};

export const answerWords = (name: 'age' | 'contactRoute' | 'parentTold', asked: Asked): string =>
  entryName(entriesOf[name](asked), asked.answers[name]);

const entriesOf = {
  age: ({ reference }: Asked) => reference.lists.referralAges,
  contactRoute: ({ reference }: Asked) => reference.lists.contactRoutes,
  parentTold: ({ reference }: Asked) => reference.lists.parentTold,
};
