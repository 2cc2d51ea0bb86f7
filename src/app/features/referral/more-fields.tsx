/** Language, access, school and a note: all optional, none about other people. */
import { type NoteWarning, noteWarningsOf } from '../../../domain/note-warnings.ts';
import type { Reference } from '../../../domain/reference.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { maxOf } from './steps.ts';
import type { FormHand } from './use-referral-form.ts';

const labels = {
  language: { label: 'Language, if not English', hint: undefined },
  access: {
    label: 'What helps them take part',
    hint: 'Step-free, quiet, hearing, someone beside them.',
  },
  school: { label: 'School or college', hint: undefined },
} as const;

export function MoreFields({ form }: { readonly form: FormHand }) {
  const { answers, reference } = form.asked;
  const { referralNoteCharactersMax } = reference.partnership.policy;
  const errorOf = (id: string) => form.errors.find(({ fieldId }) => fieldId === id)?.words;
  return (
    <div class="stack">
      {(['language', 'access', 'school'] as const).map((name) => (
        <TextField
          key={name}
          id={name}
          label={labels[name].label}
          hint={labels[name].hint}
          optional
          value={answers[name]}
          error={errorOf(name)}
          autoComplete="off"
          onInput={(text) => form.set({ [name]: text })}
          charactersMax={answers[name].length > maxOf(name) / 2 ? maxOf(name) : undefined}
        />
      ))}
      <TextArea
        id="note"
        label="Note"
        hint="What would help the hub. Name nobody: no friends, no family, no officers."
        optional
        value={answers.note}
        error={errorOf('note')}
        charactersMax={referralNoteCharactersMax}
        onInput={(note) => form.set({ note })}
      />
      <NoteWarnings note={answers.note} reference={reference} />
    </div>
  );
}

const warningWords: Readonly<Record<NoteWarning['kind'], string>> = {
  name: 'looks like a name',
  phone: 'looks like a phone number',
  email: 'looks like an e-mail address',
  plate: 'looks like a number plate',
};

/** A guess, so it warns and never blocks. */
function NoteWarnings({
  note,
  reference,
}: {
  readonly note: string;
  readonly reference: Reference;
}) {
  const warnings = noteWarningsOf(note, placeNamesOf(reference));
  if (warnings.length === 0) return null;
  return (
    <Notice kind="attention" title="Can you say it without?">
      {warnings.map(({ kind, found }) => (
        <p key={`${kind}${found}`}>
          “{found}” {warningWords[kind]}.
        </p>
      ))}
    </Notice>
  );
}

const placeNamesOf = ({ wards, zones, hotspots, hubs, organisations }: Reference): string[] =>
  [wards, zones, hotspots, hubs, organisations].flatMap((places) => places.map(({ name }) => name));
