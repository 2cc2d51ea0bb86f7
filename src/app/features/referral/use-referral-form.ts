/** The form's moving parts: answers kept at every keystroke, the step in the address, sending at the end. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Person } from '../../../domain/people.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { dayOf } from '../../entry-names.ts';
import { useOpenForm } from '../../open-forms.ts';
import { usePhone } from '../../phone-context.tsx';
import { useDraft } from '../../use-draft.ts';
import { type Answers, answersOf } from './answers.ts';
import { type Asked, errorsAt, type StepError, type StepName, stepAfter, stepAt } from './steps.ts';
import { useSending } from './use-sending.ts';

export type FormProps = {
  readonly reference: Reference;
  readonly person: Person;
  /** The refused referral whose answers are put right; absent, a new one is written. */
  readonly mends?: Held<'referral'> | undefined;
};

export type FormHand = ReturnType<typeof useReferralForm>;

export function useReferralForm({ reference, person, mends }: FormProps) {
  const { world } = usePhone();
  const { query, route } = useLocation();
  const path = `/referral/${mends?.id ?? 'new'}`;
  const draft = useDraft(`referral:${mends?.id ?? 'new'}`, 'referral');
  const [isDeclining, setIsDeclining] = useState(false);
  const [stoppedBy, setStoppedBy] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly StepError[]>([]);

  const isBlank = Object.keys(draft.fields).length === 0;
  const before: Fields = mends ? { ...mends.fields, ...mends.refused } : {};
  const fields: Fields = isBlank ? before : draft.fields;
  const asked: Asked = {
    answers: answersOf(fields),
    reference,
    day: dayOf(world.now(), reference),
  };
  const isChanging = !!mends || fields.isChecked === true;
  const step = stepAt(query.q || draft.step || (mends ? 'check' : undefined), asked);
  const [openedAt] = useState(step);
  useOpenForm(!isBlank);

  const goTo = (next: StepName) => route(`${path}?q=${next}`);
  const set = (answers: Partial<Answers>) => draft.keep({ ...fields, ...answers }, step);
  const goOn = () => {
    if (isSaidNo(step, asked)) return setIsDeclining(true);
    const wrong = errorsAt(step, asked);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const next = stepAfter(step, asked, isChanging);
    draft.keep({ ...fields, ...(next === 'check' && { isChecked: true }) }, next);
    goTo(next);
  };
  /** A danger: nothing of what was written stays on the phone. */
  const stop = (question: string) => {
    setStoppedBy(question);
    void draft.drop();
  };
  const startAgain = () => {
    setErrors([]);
    setStoppedBy(null);
    void draft.drop().then(() => route(path));
  };
  const sending = useSending({ asked, before, mends, drop: draft.drop, person });
  return {
    ...sending,
    asked,
    step,
    /** The step at which a draft was found: only there is it said that it was. */
    openedAt,
    errors,
    fault: sending.fault ?? draft.fault,
    found: draft.found,
    path,
    stoppedBy,
    isDeclining,
    notDeclined: () => setIsDeclining(false),
    set,
    goOn,
    goTo,
    stop,
    startAgain,
    clearErrors: () => setErrors([]),
  };
}

const isSaidNo = (step: StepName, { answers }: Asked): boolean =>
  step === 'agreement' && answers.agreement === 'declined';
