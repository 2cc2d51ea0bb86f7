/** Said under a note while something in it looks like a person. */
import { type NoteWarningKind, noteWarningsOf } from '../domain/note-warnings.ts';
import type { Reference } from '../domain/reference.ts';
import { Notice } from './ui/notice.tsx';

type Props = { readonly note: string; readonly reference: Reference };

export function NoteWarnings({ note, reference }: Props) {
  const warnings = noteWarningsOf(note, placeNamesOf(reference));
  if (warnings.length === 0) return null;
  return (
    <Notice kind="attention" title="This may say who somebody is">
      {warnings.map(({ kind, found }) => (
        <p key={found}>
          “{found}” {looksLike[kind]}
        </p>
      ))}
      <p class="soft">Take it out unless you are sure it is something else.</p>
    </Notice>
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
