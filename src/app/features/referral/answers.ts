/** What has been answered so far, as the draft keeps it; and the record that it becomes. */
import type { Fields } from '../../../domain/records.ts';
import type { Referral } from '../../../domain/referral.ts';
import type { Instant } from '../../../domain/time.ts';

const textNames = [
  'hub',
  'area',
  'age',
  'agreement',
  'name',
  'contactRoute',
  'contact',
  'parentTold',
  'school',
  'language',
  'access',
  'note',
  'theme',
] as const;
const listNames = ['screenedClear', 'reasons', 'needs'] as const;

export type Answers = Readonly<
  Record<(typeof textNames)[number], string> & Record<(typeof listNames)[number], readonly string[]>
>;

/** Read with care: a draft may come from an older Beatbook. What does not read is asked again. */
export const answersOf = (fields: Fields): Answers =>
  Object.fromEntries([
    ...textNames.map((name) => [name, typeof fields[name] === 'string' ? fields[name] : '']),
    ...listNames.map((name) => [name, textsIn(fields[name])]),
  ]) as Answers;

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === 'string') : [];

export type Given = { readonly at: Instant; readonly zones: readonly string[] };

/** Intervention is what a referral mostly is; the partnership's list has the last word. */
export function referralOf(answers: Answers, { at, zones }: Given): Referral {
  return {
    hub: answers.hub,
    agreement: 'agreed',
    from: at,
    ...textsOf(answers),
    reasons: [...answers.reasons],
    ...(answers.needs.length > 0 && { needs: [...answers.needs] }),
    screenedClear: [...answers.screenedClear],
    zones: [...zones],
    status: 'submitted',
    statusAt: at,
  };
}

/** That it was offered, and to what age: no name, no words, nothing that leads to anyone. */
export const declinedReferralOf = (
  { hub, age, theme, screenedClear }: Answers,
  { at, zones }: Given,
): Referral => ({
  hub,
  agreement: 'declined',
  from: at,
  ...(age && { age }),
  reasons: [],
  screenedClear: [...screenedClear],
  ...(theme && { theme }),
  zones: [...zones],
  status: 'declined',
  statusAt: at,
});

const optionalTexts = [
  'name',
  'age',
  'contactRoute',
  'contact',
  'parentTold',
  'school',
  'language',
  'access',
  'theme',
  'note',
] as const;

const textsOf = (answers: Answers): Partial<Pick<Referral, (typeof optionalTexts)[number]>> =>
  Object.fromEntries(
    optionalTexts.map((name) => [name, answers[name].trim()]).filter(([, text]) => text !== ''),
  );

/** Laid over a record that was refused: what is no longer answered is emptied. */
export function mendedFields(before: Fields, referral: Referral): Fields {
  const { from: _from, status: _status, statusAt: _statusAt, ...answered } = referral;
  const emptied = Object.keys(before).filter((name) => !(name in referral));
  return { ...Object.fromEntries(emptied.map((name) => [name, null])), ...answered };
}
