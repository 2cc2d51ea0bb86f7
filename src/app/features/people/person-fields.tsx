/** The questions about a person: zones are asked only of roles that have some, a hub only of hub workers. */
import { roleNames } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { isValidOn, localTimeOf } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { Choices, ManyChoices } from '../../ui/choices.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  type FieldErrors,
  type FieldName,
  nameCharactersMax,
  needsHub,
  needsZones,
  type PersonDraft,
} from './person-draft.ts';

type Props = {
  readonly draft: PersonDraft;
  readonly errors: FieldErrors;
  readonly reference: Reference;
  readonly onDraft: (draft: PersonDraft) => void;
};

export const fieldIdOf = (name: FieldName): string => `person-${name}`;

export function PersonFields({ draft, errors, reference, onDraft }: Props) {
  const { world } = usePhone();
  const { day } = localTimeOf(world.now(), reference.partnership.timeZone);
  const set = (part: Partial<PersonDraft>) => onDraft({ ...draft, ...part });
  const held = <T extends { validFrom: string; validTo?: string }>(entries: readonly T[]) =>
    entries.filter((entry) => isValidOn(entry, day));
  const choicesOf = (entries: readonly { id: string; name: string }[]) =>
    entries.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div class="person-fields">
      <TextField
        id={fieldIdOf('name')}
        label="Name"
        hint="As colleagues know them"
        value={draft.name}
        error={errors.name}
        charactersMax={draft.name.length > nameCharactersMax - 20 ? nameCharactersMax : undefined}
        autoComplete="off"
        spellcheck={false}
        onInput={(name) => set({ name })}
      />
      <Choices
        id={fieldIdOf('role')}
        legend="What do they do?"
        layout="column"
        required
        options={roleNames.map((role) => ({ value: role, label: roles[role].plain }))}
        value={draft.role || null}
        error={errors.role}
        onChange={(role) => set({ role: (role as PersonDraft['role'] | null) ?? '' })}
      />
      <SelectField
        id={fieldIdOf('organisation')}
        label="Whom do they work for?"
        value={draft.organisation}
        options={[{ value: '', label: 'Choose' }, ...choicesOf(held(reference.organisations))]}
        error={errors.organisation}
        onChange={(organisation) => set({ organisation })}
      />
      {needsZones(draft.role) && (
        <ManyChoices
          id={fieldIdOf('zones')}
          legend="Which zones are theirs?"
          hint="They see the incidents of these zones. Zones may overlap."
          options={choicesOf(held(reference.zones))}
          values={draft.zones}
          error={errors.zones}
          onChange={(zones) => set({ zones })}
        />
      )}
      {needsHub(draft.role) && (
        <Choices
          id={fieldIdOf('hub')}
          legend="At which hub?"
          layout="column"
          required
          options={choicesOf(held(reference.hubs))}
          value={draft.hub || null}
          error={errors.hub}
          onChange={(hub) => set({ hub: hub ?? '' })}
        />
      )}
    </div>
  );
}
