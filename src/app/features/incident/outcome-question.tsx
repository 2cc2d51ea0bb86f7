/** *What did you do?* The usual answers at once, every outcome and power behind one more tap, with what the law allows. */
import { useState } from 'preact/hooks';
import type { Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, ManyChoices } from '../../ui/choices.tsx';
import { Limits } from './limits.tsx';

type Outcome = Reference['outcomes'][number];

type Props = {
  readonly reference: Reference;
  readonly day: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

const usualMax = 6;

export function OutcomeQuestion({ reference, day, values, onChange }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const known = reference.outcomes.filter(
    (outcome) => isValidOn(outcome, day) || values.includes(outcome.id),
  );
  const usual = known.filter(({ id }, place) => place < usualMax || values.includes(id));
  const chosen = known.filter(({ id }) => values.includes(id));
  const shared = { values, onChange };
  return (
    <div class="incident-question">
      {showsAll ? (
        <>
          <ManyChoices
            {...shared}
            legend="What did you do?"
            layout="column"
            options={known.filter(({ kind }) => kind === 'outcome').map(explained)}
          />
          <ManyChoices
            {...shared}
            legend="Legal powers used"
            hint="What the law allows is shown for each one you choose."
            layout="column"
            options={known.filter(({ kind }) => kind === 'power').map(explained)}
          />
        </>
      ) : (
        <ManyChoices {...shared} legend="What did you do?" options={usual.map(inShort)} />
      )}
      <Limits outcomes={chosen} />
      <Button kind="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
        {showsAll ? 'Fewer' : 'All outcomes and legal powers'}
      </Button>
    </div>
  );
}

const inShort = ({ id, name }: Outcome): Choice => ({ value: id, label: name });

/** The acronym stands once, behind the words that a resident reads. */
const explained = ({ id, name, acronym, plain }: Outcome): Choice => ({
  value: id,
  label: acronym ? `${name} (${acronym})` : name,
  hint: plain,
});
