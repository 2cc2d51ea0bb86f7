/** Adds a person, or changes what they are. Errors stand at their field and together at the top (GOV.UK's pattern). */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addPerson, changePerson } from '../../../device/people.ts';
import type { PersonRow } from '../../../domain/people.ts';
import type { Fault } from '../../../domain/result.ts';
import { useOpenForm } from '../../open-forms.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { faultSentence } from '../../words.ts';
import type { PeopleProps } from './people.tsx';
import {
  draftOf,
  emptyDraft,
  errorsIn,
  errorsOf,
  type FieldErrors,
  fieldNames,
  formOf,
  type PersonDraft,
} from './person-draft.ts';
import { fieldIdOf, PersonFields } from './person-fields.tsx';

type Props = PeopleProps & { readonly row?: PersonRow };

export function PersonFormPage({ row, reference, refresh }: Props) {
  const { route } = useLocation();
  const before = row ? draftOf(row.person) : emptyDraft;
  const [draft, setDraft] = useState<PersonDraft>(before);
  const backTo = row ? `/people?person=${row.person.id}` : '/people';
  const { save, isBusy, errors, fault } = useSave(row, () => {
    refresh();
    route(backTo);
  });
  useOpenForm(JSON.stringify(draft) !== JSON.stringify(before));
  return (
    <Page
      title={row ? `Change ${row.person.name}` : 'Add a person'}
      back={{ href: backTo, label: row ? row.person.name : 'People' }}
      action={
        <Button kind="primary" wide busy={isBusy} busyWords="Saving" onClick={() => save(draft)}>
          {row ? 'Save' : 'Add them'}
        </Button>
      }
    >
      <ErrorSummary
        errors={fieldNames.flatMap((name) => {
          const words = errors[name];
          return words ? [{ fieldId: fieldIdOf(name), words }] : [];
        })}
      />
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      <PersonFields draft={draft} errors={errors} reference={reference} onDraft={setDraft} />
      {row && (
        <p class="soft">
          What they may see changes the next time their phone speaks with the server.
        </p>
      )}
    </Page>
  );
}

function useSave(row: PersonRow | undefined, onSaved: () => void) {
  const { world } = usePhone();
  const [isBusy, setIsBusy] = useState(false);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async (draft: PersonDraft): Promise<void> => {
    const found = errorsIn(draft);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    const form = formOf(draft);
    const saved = await (row ? changePerson(world, row.person.id, form) : addPerson(world, form));
    setIsBusy(false);
    if (saved.ok) {
      onSaved();
      return;
    }
    const atField = errorsOf(saved.fault);
    setErrors(atField ?? {});
    setFault(atField ? null : saved.fault);
  };
  return { save, isBusy, errors, fault };
}
