/**
 * The questions of a referral, in order: which are asked, when one is answered, what is wrong until
 * then. The order protects: whom the hub can't take is said first, a danger stops everything second,
 * and no name is asked before the young person has agreed.
 */
import { takesAge } from '../../../domain/hub-ages.ts';
import type { Hub, Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import type { Answers } from './answers.ts';

export const stepNames = [
  'hub',
  'area',
  'age',
  'screening',
  'agreement',
  'name',
  'reasons',
  'needs',
  'reach',
  'parent',
  'more',
  'check',
] as const;

export type StepName = (typeof stepNames)[number];
export type StepError = { readonly fieldId: string; readonly words: string };

export type Asked = {
  readonly answers: Answers;
  readonly reference: Reference;
  /** The day whose hubs and lists hold. */
  readonly day: string;
};

type Step = {
  readonly isAsked: (asked: Asked) => boolean;
  /** What is wrong or missing; nothing where one may go on. */
  readonly errors: (asked: Asked) => readonly StepError[];
};

const always = (): boolean => true;
const nothing = (): readonly StepError[] => [];
const error = (fieldId: string, words: string): readonly StepError[] => [{ fieldId, words }];

/** What `domain/referral.ts` takes, in characters. */
const charactersMax = { name: 30, contact: 80, school: 80, language: 40, access: 120 } as const;
export const maxOf = (name: keyof typeof charactersMax): number => charactersMax[name];

const steps: Readonly<Record<StepName, Step>> = {
  hub: {
    isAsked: (asked) => hubsOf(asked).length > 1,
    errors: (asked) => (hubOf(asked) ? [] : error('hub', 'Choose a hub')),
  },
  area: {
    isAsked: (asked) => (hubOf(asked)?.wards.length ?? 0) > 0,
    errors: ({ answers: { area } }) =>
      area === 'inside' ? [] : error('area', 'Say whether they live in one of these wards'),
  },
  age: {
    isAsked: always,
    errors: (asked) =>
      isAgeTaken(asked) ? [] : error('age', 'Choose an age group that the hub takes'),
  },
  screening: {
    isAsked: always,
    errors: ({ answers: { screenedClear }, reference }) =>
      reference.lists.screeningQuestions
        .filter(({ id }) => !screenedClear.includes(id))
        .map(({ id, name }) => ({ fieldId: screeningId(id), words: `Answer: ${name}` })),
  },
  agreement: {
    isAsked: always,
    errors: ({ answers: { agreement } }) =>
      agreement === 'agreed' ? [] : error('agreement', 'Say whether they have agreed'),
  },
  name: { isAsked: always, errors: nameErrors },
  reasons: { isAsked: always, errors: reasonsErrors },
  needs: { isAsked: always, errors: nothing },
  reach: { isAsked: always, errors: reachErrors },
  parent: {
    isAsked: always,
    errors: ({ answers: { parentTold } }) =>
      parentTold ? [] : error('parent', 'Say whether a parent or carer has been told'),
  },
  more: { isAsked: always, errors: moreErrors },
  check: { isAsked: always, errors: nothing },
};

export const askedSteps = (asked: Asked): readonly StepName[] =>
  stepNames.filter((name) => steps[name].isAsked(asked));

export const errorsAt = (name: StepName, asked: Asked): readonly StepError[] =>
  steps[name].errors(asked);

/** The step one may be at: the one wanted, or the first before it that has no good answer. */
export function stepAt(wanted: string | undefined, asked: Asked): StepName {
  const inOrder = askedSteps(asked);
  const place = Math.max(0, (inOrder as readonly string[]).indexOf(wanted ?? ''));
  const open = inOrder.slice(0, place).find((name) => errorsAt(name, asked).length > 0);
  return open ?? inOrder[place] ?? 'check';
}

/** After a step: the next one; back to the check page where one came from there and all is answered. */
export function stepAfter(name: StepName, asked: Asked, isChanging: boolean): StepName {
  if (isChanging) return stepAt('check', asked);
  const inOrder = askedSteps(asked);
  return inOrder[inOrder.indexOf(name) + 1] ?? 'check';
}

export function stepBefore(name: StepName, asked: Asked): StepName | undefined {
  const inOrder = askedSteps(asked);
  return inOrder[inOrder.indexOf(name) - 1];
}

/** `Question 3 of 9`; the check page is no question. */
export function progressWords(name: StepName, asked: Asked): string {
  const questions: readonly string[] = askedSteps(asked).filter((it) => it !== 'check');
  const place = questions.indexOf(name);
  return place < 0 ? 'Last step' : `Question ${place + 1} of ${questions.length}`;
}

export const hubsOf = ({ reference, day }: Pick<Asked, 'reference' | 'day'>): readonly Hub[] =>
  reference.hubs.filter((hub) => isValidOn(hub, day));

/** The one chosen; where there is only one, that. */
export function hubOf(asked: Asked): Hub | undefined {
  const hubs = hubsOf(asked);
  return hubs.length === 1 ? hubs[0] : hubs.find(({ id }) => id === asked.answers.hub);
}

/** Said before anything else is asked, where the hub can't take them: their age, or where they live. */
export function whyNotHere(name: StepName, asked: Asked): 'age' | 'area' | undefined {
  const { answers } = asked;
  if (name === 'age' && answers.age && !isAgeTaken(asked)) return 'age';
  return name === 'area' && answers.area === 'outside' ? 'area' : undefined;
}

export const screeningId = (question: string): string => `screening-${question}`;

function isAgeTaken(asked: Asked): boolean {
  const hub = hubOf(asked);
  const band = asked.reference.lists.referralAges.find(({ id }) => id === asked.answers.age);
  return !!hub && !!band && takesAge(hub, band);
}

function nameErrors({ answers }: Asked): readonly StepError[] {
  if (!answers.name.trim()) return error('name', 'Enter a first name or initials');
  return tooLong('name', answers.name, maxOf('name'));
}

function reasonsErrors({ answers: { reasons }, reference }: Asked): readonly StepError[] {
  const { referralReasonsMax } = reference.partnership.policy;
  if (reasons.length === 0) return error('reasons', 'Choose at least one reason');
  if (reasons.length <= referralReasonsMax) return [];
  return error('reasons', `Choose no more than ${referralReasonsMax}: the ones that matter most`);
}

function reachErrors({ answers, reference }: Asked): readonly StepError[] {
  const route = reference.lists.contactRoutes.find(({ id }) => id === answers.contactRoute);
  if (!route) return error('reach', 'Choose how the hub may reach them');
  if (!route.asksFor) return [];
  if (!answers.contact.trim()) return error('contact', `Enter: ${route.asksFor}`);
  return tooLong('contact', answers.contact, maxOf('contact'));
}

function moreErrors({ answers, reference }: Asked): readonly StepError[] {
  const noteMax = reference.partnership.policy.referralNoteCharactersMax;
  return [
    ...(['school', 'language', 'access'] as const).flatMap((name) =>
      tooLong(name, answers[name], maxOf(name)),
    ),
    ...tooLong('note', answers.note, noteMax),
  ];
}

const tooLong = (fieldId: string, text: string, max: number): readonly StepError[] =>
  text.trim().length <= max ? [] : error(fieldId, `Make this ${max} characters or fewer`);

/** Two words, each more than a letter: more than the hub needs to say hello. A guess, so it only warns. */
export const looksLikeFullName = (name: string): boolean =>
  name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}[\p{L}'’-]+\.?$/u.test(word)).length > 1;

/**
 * Answers as they are sent: the only hub is the hub, no number stays that nothing asks for, and
 * what is not said to count under another theme counts under the list's first.
 */
export function settled(asked: Asked): Answers {
  const { answers, reference } = asked;
  const route = reference.lists.contactRoutes.find(({ id }) => id === answers.contactRoute);
  return {
    ...answers,
    hub: hubOf(asked)?.id ?? '',
    contact: route?.asksFor ? answers.contact : '',
    theme: answers.theme || (reference.themes[0]?.id ?? ''),
  };
}
