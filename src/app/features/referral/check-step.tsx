/** Everything that will be sent, each with the way to change it; and the theme it counts under. */
import { choicesOf, entryNames } from '../../entry-names.ts';
import { Choices } from '../../ui/choices.tsx';
import { answerWords } from './questions.tsx';
import { type Asked, askedSteps, hubOf, type StepName, settled } from './steps.ts';
import type { FormHand } from './use-referral-form.ts';

export function CheckStep({ form }: { readonly form: FormHand }) {
  const { asked } = form;
  const { reference, day } = asked;
  return (
    <div class="stack">
      <CheckList asked={asked} path={form.path} />
      <Choices
        legend="Counts as"
        hint="For the partnership’s figures. The young person’s name is never in them."
        options={choicesOf(reference.themes, day).map(({ value, label }) => ({ value, label }))}
        value={settled(asked).theme}
        required
        onChange={(theme) => form.set({ theme: theme ?? '' })}
      />
      <p class="soft">
        Only the hub and you can read this, and you only until the hub takes it up. It goes by
        itself when there is signal.
      </p>
    </div>
  );
}

type Line = { readonly step: StepName; readonly label: string; readonly value: string };

/** Unlike a list of facts: each line has its way back, and the answers are as long as people make them. */
function CheckList({ asked, path }: { readonly asked: Asked; readonly path: string }) {
  const steps = askedSteps(asked);
  return (
    <dl class="referral-check">
      {linesOf(asked).map(({ step, label, value }) => (
        <div class="referral-check-line" key={label}>
          <dt>{label}</dt>
          <dd class={value ? 'referral-check-value' : 'referral-check-value soft'}>
            {value || 'Left out'}
          </dd>
          {steps.includes(step) && (
            <dd class="referral-check-change">
              <a href={`${path}?q=${step}`}>
                Change<span class="only-heard"> {label.toLowerCase()}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function linesOf(asked: Asked): readonly Line[] {
  const { lists } = asked.reference;
  const answers = settled(asked);
  return [
    { step: 'hub', label: 'Hub', value: hubOf(asked)?.name ?? '' },
    { step: 'age', label: 'Age', value: answerWords('age', asked) },
    { step: 'screening', label: 'Danger', value: 'Asked, all answered no' },
    { step: 'agreement', label: 'Agreed', value: 'Yes' },
    { step: 'name', label: 'Name', value: answers.name.trim() },
    {
      step: 'reasons',
      label: 'Reasons',
      value: entryNames(lists.referralReasons, answers.reasons),
    },
    { step: 'needs', label: 'Might help', value: entryNames(lists.referralNeeds, answers.needs) },
    {
      step: 'reach',
      label: 'Reach them',
      value: [answerWords('contactRoute', asked), answers.contact.trim()]
        .filter(Boolean)
        .join('\n'),
    },
    { step: 'parent', label: 'Parent told', value: answerWords('parentTold', asked) },
    { step: 'more', label: 'To prepare', value: moreWords(answers) },
  ];
}

const moreWords = ({ language, access, school, note }: Asked['answers']): string =>
  [language, access, school, note]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
