/** Each question is answered *no*, or the form stops there and then. A *yes* is never stored. */
import { choicesOf } from '../../entry-names.ts';
import { Choices } from '../../ui/choices.tsx';
import { screeningId } from './steps.ts';
import type { FormHand } from './use-referral-form.ts';

const yes = 'yes';
const no = 'no';

export function ScreeningFields({ form }: { readonly form: FormHand }) {
  const { answers, reference, day } = form.asked;
  const { screenedClear } = answers;
  const answer = (question: string, value: string | null) => {
    if (value === yes) return form.stop(question);
    const others = screenedClear.filter((id) => id !== question);
    form.set({ screenedClear: value === no ? [...others, question] : others });
  };
  return (
    <div class="screening">
      {choicesOf(reference.lists.screeningQuestions, day).map(({ value: id, label, hint }) => (
        <Choices
          key={id}
          id={screeningId(id)}
          legend={label}
          hint={hint}
          error={form.errors.find(({ fieldId }) => fieldId === screeningId(id))?.words}
          options={[
            { value: no, label: 'No' },
            { value: yes, label: 'Yes' },
          ]}
          value={screenedClear.includes(id) ? no : null}
          onChange={(value) => answer(id, value)}
        />
      ))}
    </div>
  );
}
