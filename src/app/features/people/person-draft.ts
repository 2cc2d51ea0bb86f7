/** A person while their form is open, and what is still wrong with it. */
import type { PersonForm } from '../../../device/people.ts';
import type { Person, Role } from '../../../domain/people.ts';
import type { Fault } from '../../../domain/result.ts';
import { roles } from '../../../domain/roles.ts';

export type PersonDraft = {
  readonly name: string;
  readonly role: Role | '';
  readonly organisation: string;
  readonly zones: readonly string[];
  readonly hub: string;
};

export type FieldName = keyof PersonDraft;
export type FieldErrors = Partial<Readonly<Record<FieldName, string>>>;

export const nameCharactersMax = 80;

export const emptyDraft: PersonDraft = { name: '', role: '', organisation: '', zones: [], hub: '' };

export const draftOf = ({ name, role, organisation, zones, hub }: Person): PersonDraft => ({
  name,
  role,
  organisation,
  zones,
  hub: hub ?? '',
});

/** Officers see the incidents of their zones: without one they would see nothing. */
export const needsZones = (role: Role | ''): boolean =>
  role !== '' && roles[role].sees.incident === 'zones';
export const needsHub = (role: Role | ''): boolean => role !== '' && roles[role].movesReferrals;

/** By field, in the order of the form; empty when it can be sent. */
export function errorsIn(draft: PersonDraft): FieldErrors {
  const name = draft.name.trim();
  return {
    ...(name === '' && { name: 'Write their name' }),
    ...(name.length > nameCharactersMax && {
      name: `Shorten the name to ${nameCharactersMax} characters`,
    }),
    ...(draft.role === '' && { role: 'Choose what they do' }),
    ...(draft.organisation === '' && { organisation: 'Choose whom they work for' }),
    ...(needsZones(draft.role) &&
      draft.zones.length === 0 && {
        zones: 'Choose at least one zone, or they will see no incident',
      }),
    ...(needsHub(draft.role) && draft.hub === '' && { hub: 'Choose the hub they work at' }),
  };
}

/** What the role has no use for is left behind. Call it only when `errorsIn` is empty. */
export function formOf({ name, role, organisation, zones, hub }: PersonDraft): PersonForm {
  if (role === '') throw new Error('formOf before errorsIn');
  return {
    name: name.trim(),
    role,
    organisation,
    zones: needsZones(role) ? [...zones] : [],
    ...(needsHub(role) && { hub }),
  };
}

/** A fault of the server that names a field belongs at that field. */
export function errorsOf({ code, where }: Fault): FieldErrors | null {
  if (code === 'not-allowed' && where === 'yourself') {
    return { role: 'You can’t take this list away from yourself: ask another administrator' };
  }
  const field = fieldNames.find((name) => name === where?.split(/[ .]/)[0]);
  return field ? { [field]: 'The server does not know this one any more: choose again' } : null;
}

export const fieldNames: readonly FieldName[] = ['name', 'role', 'organisation', 'zones', 'hub'];
