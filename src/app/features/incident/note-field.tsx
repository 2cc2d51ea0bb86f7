/** The note: kept at every keystroke, saved when the hand rests; it says when something looks like a person. */
import { type NoteWarningKind, noteWarningsOf } from '../../../domain/note-warnings.ts';
import type { Reference } from '../../../domain/reference.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { type IncidentForm, unfitWords } from './use-incident-form.ts';

type Props = { readonly form: IncidentForm; readonly reference: Reference };

export function NoteField({ form, reference }: Props) {
  const note = form.fields.note ?? '';
  const max = reference.partnership.policy.noteCharactersMax;
  const warnings = noteWarningsOf(note, placeNamesOf(reference));
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
      {warnings.length > 0 && (
        <Notice kind="attention" title="This may say who somebody is">
          {warnings.map(({ kind, found }) => (
            <p key={found}>
              “{found}” {looksLike[kind]}
            </p>
          ))}
          <p class="soft">Take it out unless you are sure it is something else.</p>
        </Notice>
      )}
    </div>
  );
}

const looksLike: Readonly<Record<NoteWarningKind, string>> = {
  name: 'looks like a name.',
  phone: 'looks like a telephone number.',
  plate: 'looks like a number plate.',
  email: 'looks like an e-mail address.',
};

/** What the partnership's own lists name is nobody's name. */
const placeNamesOf = (reference: Reference): string[] =>
  [
    reference.zones,
    reference.hotspots,
    reference.wards,
    reference.premises,
    reference.hubs,
    reference.organisations,
    reference.outcomes,
    reference.incidentTypes,
  ].flatMap((entries) => entries.map(({ name }) => name));
