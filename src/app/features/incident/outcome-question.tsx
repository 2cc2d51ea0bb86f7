/** *What did you do?* The usual answers at once, every outcome and power behind one more tap, with what the law allows. */
import { useState } from 'preact/hooks';
import type { Reference } from '../../../domain/reference.ts';
import { isValidOn } from '../../../domain/time.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, ManyChoices } from '../../ui/choices.tsx';
import { Sheet } from '../../ui/sheet.tsx';
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
  const [isOpen, setOpen] = useState(false);
  const known = reference.outcomes.filter(
    (outcome) => isValidOn(outcome, day) || values.includes(outcome.id),
  );
  const usual = known.filter(({ id }, place) => place < usualMax || values.includes(id));
  return (
    <div class="incident-question">
      <ManyChoices
        legend="What did you do?"
        options={usual.map(inShort)}
        values={values}
        onChange={onChange}
      />
      <Limits outcomes={known.filter(({ id }) => values.includes(id))} />
      <Button kind="quiet" onClick={() => setOpen(true)}>
        All outcomes and legal powers
      </Button>
      <Sheet
        title="What did you do?"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="primary" size="field" wide onClick={() => setOpen(false)}>
            Back to the incident
          </Button>
        }
      >
        <AllOutcomes known={known} values={values} onChange={onChange} />
      </Sheet>
    </div>
  );
}

type AllProps = Pick<Props, 'values' | 'onChange'> & { readonly known: readonly Outcome[] };

function AllOutcomes({ known, ...chosen }: AllProps) {
  return (
    <>
      <ManyChoices
        {...chosen}
        legend="Outcomes"
        layout="column"
        options={known.filter(({ kind }) => kind === 'outcome').map(explained)}
      />
      <ManyChoices
        {...chosen}
        legend="Legal powers"
        hint="What the law allows stands on the incident’s page once you have chosen."
        layout="column"
        options={known.filter(({ kind }) => kind === 'power').map(explained)}
      />
    </>
  );
}

const inShort = ({ id, name }: Outcome): Choice => ({ value: id, label: name });

/** The acronym stands once, behind the words that a resident reads. */
const explained = ({ id, name, acronym, plain }: Outcome): Choice => ({
  value: id,
  label: acronym ? `${name} (${acronym})` : name,
  hint: plain,
});
