/** The note: kept at every keystroke, saved when the hand rests. */
import type { Reference } from '../../../domain/reference.ts';
import { NoteWarnings } from '../../note-warnings.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { type IncidentForm, unfitWords } from './use-incident-form.ts';

type Props = { readonly form: IncidentForm; readonly reference: Reference };

export function NoteField({ form, reference }: Props) {
  const note = form.fields.note ?? '';
  const max = reference.partnership.policy.noteCharactersMax;
  return (
    <div class="incident-question" onFocusOut={() => void form.settle()}>
      <TextArea
        id="note"
        label="Note"
        optional
        hint="What happened, never who."
        value={note}
        charactersMax={max}
        error={unfitWords(form, 'note')}
        onInput={(value) => form.write({ note: value })}
      />
      <NoteWarnings note={note} reference={reference} />
    </div>
  );
}
