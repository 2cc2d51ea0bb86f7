/** Changing a patrol after its end: kept as a draft until it is saved, refused in plain words where times can't be. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Patrol } from '../../../domain/patrol.ts';
import { type Fields, withFields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { useOpenForm } from '../../open-forms.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { useChange } from '../../use-change.ts';
import { useDraft } from '../../use-draft.ts';
import { faultSentence } from '../../words.ts';
import { CountedRows } from './counted-rows.tsx';
import { editableUntil, type HeldPatrol } from './held-patrol.ts';
import { errorAt, errorsOf, type TimeError, timeFieldId } from './time-errors.ts';
import { VisitFields } from './visit-fields.tsx';

type Props = { readonly held: HeldPatrol; readonly reference: Reference };

export function EditPage({ held, reference }: Props) {
  const { world } = usePhone();
  const { route } = useLocation();
  const [errors, setErrors] = useState<readonly TimeError[]>([]);
  const draft = useDraft(`patrol:${held.id}`, 'patrol');
  const { change, fault } = useChange();
  const patrol = withFields(held.patrol, draft.fields) as Patrol;
  const isChanged = Object.keys(draft.fields).length > 0;
  useOpenForm(isChanged);
  const leave = async () => {
    await draft.drop();
    route(`/patrol/${held.id}`, true);
  };
  const save = async () => {
    const wrong = errorsOf(patrol, reference, world.now());
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (await change(held.id, draft.fields)) await leave();
  };
  const set = (fields: Fields) => draft.keep({ ...draft.fields, ...fields });
  return (
    <Page
      title="Change this patrol"
      back={{ href: `/patrol/${held.id}`, label: 'The patrol' }}
      action={
        <Button kind="primary" size="field" wide disabled={!isChanged} onClick={() => void save()}>
          {isChanged ? 'Save changes' : 'Nothing changed yet'}
        </Button>
      }
    >
      <ErrorSummary errors={errors} />
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      <TooLate held={held} reference={reference} />
      <TimesFields patrol={patrol} reference={reference} errors={errors} set={set} />
      <VisitFields held={{ ...held, patrol }} reference={reference} errors={errors} set={set} />
      <Section title="The rest">
        <CountedRows held={{ ...held, patrol }} reference={reference} save={set} />
      </Section>
      {isChanged && (
        <Button kind="quiet" icon="undo-2" onClick={() => void leave()}>
          Drop these changes
        </Button>
      )}
    </Page>
  );
}

/** The time may run out while the page is open; the server will say the same. */
function TooLate({ held, reference }: Props) {
  const now = useNow();
  const { editHours } = reference.partnership.policy;
  if (now < editableUntil(held.patrol, editHours)) return null;
  return (
    <Notice kind="attention">
      The {editHours} hours after its end ran out: the server will refuse changes to this patrol.
    </Notice>
  );
}

type FieldsProps = {
  readonly patrol: Patrol;
  readonly reference: Reference;
  readonly errors: readonly TimeError[];
  readonly set: (fields: Fields) => void;
};

function TimesFields({ patrol, reference, errors, set }: FieldsProps) {
  const { timeZone } = reference.partnership;
  return (
    <div class="stack">
      {(['from', 'to'] as const).map((field) => (
        <DateTimeField
          key={field}
          id={timeFieldId(field)}
          label={field === 'from' ? 'It began' : 'It ended'}
          value={patrol[field] ?? patrol.from}
          timeZone={timeZone}
          error={errorAt(errors, timeFieldId(field))}
          onChange={(at) => set({ [field]: at })}
        />
      ))}
    </div>
  );
}
