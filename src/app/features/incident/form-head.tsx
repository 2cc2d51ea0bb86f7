/** Whether it is safe, when and where it was, and for a few seconds *Undo*. */
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { accuracyWords, whenWords, whereWords } from '../../incident-words.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { sayNext } from '../../said.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useChange } from '../../use-change.ts';
import { stateWords } from '../../words.ts';
import type { IncidentForm } from './use-incident-form.ts';

type Props = {
  readonly held: Held<'incident'>;
  readonly form: IncidentForm;
  readonly reference: Reference;
};

export function FormHead({ held, form, reference }: Props) {
  const now = useNow();
  const { timeZone } = reference.partnership;
  const { place } = form.fields;
  return (
    <div class="incident-head">
      <StateMark state={held.state} words={stateWords(held, now, timeZone)} />
      <div class="incident-head-line">
        <div class="incident-head-words">
          <p>
            {whenWords(form.fields, now, timeZone)} · {whereWords(form.fields, reference)}
          </p>
          {place && <p class="soft">{accuracyWords(place)}</p>}
        </div>
        <Undo held={held} form={form} />
      </div>
    </div>
  );
}

function Undo({ held, form }: Pick<Props, 'held' | 'form'>) {
  const { phone } = usePhone();
  const now = useNow();
  const { ask } = useChange();
  const { route } = useLocation();
  const secondsLeft = Math.ceil(((held.undoUntil ?? 0) - now) / 1000);
  if (secondsLeft <= 0) return null;
  const undo = async () => {
    await form.forget();
    if (!(await ask(phone.remove(held.id)))) return;
    sayNext('Taken back. It never was.');
    route('/', true);
  };
  return (
    <Button icon="undo-2" onClick={undo}>
      <span class="undo-words">
        Undo<span class="only-heard">: take this incident back</span>{' '}
        <span class="undo-left" aria-hidden="true">
          {secondsLeft}
        </span>
      </span>
    </Button>
  );
}
