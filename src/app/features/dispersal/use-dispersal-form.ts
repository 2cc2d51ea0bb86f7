/** One authorisation being written: a draft on this phone until it is authorised, and then a record. */
import { useState } from 'preact/hooks';
import type { Dispersal } from '../../../domain/dispersal.ts';
import { zonesOfArea } from '../../../domain/dispersal-rules.ts';
import { type Fields, withFields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import type { HeldDispersal } from '../../dispersals.ts';
import { useOpenForm } from '../../open-forms.ts';
import { usePhone } from '../../phone-context.tsx';
import { useChange } from '../../use-change.ts';
import { useDraft } from '../../use-draft.ts';
import { useMinute } from '../../use-minute.ts';
import { type DispersalDraft, type DispersalError, errorsIn } from './dispersal-errors.ts';
import { timesFrom } from './dispersal-times.ts';

export type DispersalForm = {
  readonly fields: DispersalDraft;
  readonly isTouched: boolean;
  readonly set: (fields: Fields) => void;
  readonly errors: readonly DispersalError[];
  /** Whether it was saved; otherwise `errors` or `fault` say why not. */
  readonly save: () => Promise<boolean>;
  readonly drop: () => Promise<void>;
  readonly fault: Fault | null;
};

export function useDispersalForm(
  held: HeldDispersal | undefined,
  reference: Reference,
): DispersalForm {
  const { phone } = usePhone();
  const minute = useMinute();
  const draft = useDraft(`dispersal:${held?.id ?? 'new'}`, 'dispersal');
  const { ask, fault } = useChange();
  const [errors, setErrors] = useState<readonly DispersalError[]>([]);
  const isTouched = Object.keys(draft.fields).length > 0;
  useOpenForm(isTouched);
  const before = held && { ...held.fields, ...held.refused };
  const fields = withFields(
    before ?? timesFrom(minute, draft.fields, reference),
    draft.fields,
  ) as DispersalDraft;

  const save = async (): Promise<boolean> => {
    const wrong = errorsIn(fields, reference);
    setErrors(wrong);
    if (wrong.length > 0) return false;
    const whole = placed(fields as Dispersal, reference);
    const changed = { ...held?.refused, ...draft.fields, zones: whole.zones };
    const isSaved = await ask(
      held ? phone.change(held.id, changed) : phone.log('dispersal', whole),
    );
    if (isSaved) await draft.drop();
    return isSaved;
  };
  return {
    fields,
    isTouched,
    set: (next) => draft.keep({ ...draft.fields, ...next }),
    errors,
    save,
    drop: draft.drop,
    fault: fault ?? draft.fault,
  };
}

const placed = (fields: Dispersal, reference: Reference): Dispersal => ({
  ...fields,
  zones: [...zonesOfArea(fields.area, reference, fields.from)],
});
