/** The patrol's note. Kept as a draft at every keystroke; it becomes part of the record when the sheet closes. */
import { useOpenForm } from '../../open-forms.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useDraft } from '../../use-draft.ts';
import type { PatrolSheet } from './count-sheet.tsx';
import { noteDraftKey } from './held-patrol.ts';

type Props = PatrolSheet & { readonly id: string };

export function NoteSheet({ id, patrol, reference, save, isOpen, onClose }: Props) {
  const draft = useDraft(noteDraftKey(id), 'patrol');
  const { noteCharactersMax } = reference.partnership.policy;
  const typed = draft.fields.note;
  const note = typeof typed === 'string' ? typed : (patrol.note ?? '');
  const isTooLong = note.length > noteCharactersMax;
  useOpenForm(typeof typed === 'string');
  const finish = async () => {
    const isSaved = isTooLong || (await save({ note: note.trim() || null })) !== false;
    // Too long is no reason to lose it: it stays a draft, and the row shows it.
    if (isSaved && !isTooLong) await draft.drop();
    onClose();
  };
  return (
    <Sheet
      title="Note"
      isOpen={isOpen}
      onClose={() => void finish()}
      actions={
        <Button kind="primary" size="field" wide onClick={() => void finish()} disabled={isTooLong}>
          Done
        </Button>
      }
    >
      <TextArea
        label="What should be known about this patrol?"
        hint="Never the name of a suspect or a victim."
        value={note}
        onInput={(next) => draft.keep({ note: next })}
        charactersMax={noteCharactersMax}
        rows={5}
      />
    </Sheet>
  );
}
