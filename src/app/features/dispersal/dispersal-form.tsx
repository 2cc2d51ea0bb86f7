/** Authorising a dispersal, or changing one that holds: where, from when to when, by which rank, on which grounds. */
import { useLocation } from 'preact-iso';
import type { Reference } from '../../../domain/reference.ts';
import { dispersalLimits, dispersalLimitsAsAt } from '../../dispersal-words.ts';
import type { HeldDispersal } from '../../dispersals.ts';
import { choicesOf, dayOf } from '../../entry-names.ts';
import { NoteWarnings } from '../../note-warnings.tsx';
import { RefusedChange } from '../../refused-change.tsx';
import { sayNext } from '../../said.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useMinute } from '../../use-minute.ts';
import { faultSentence, timeWords } from '../../words.ts';
import { AreaQuestion } from './area-question.tsx';
import { errorAt } from './dispersal-errors.ts';
import { endAfter, lengthChoices, lengthOf } from './dispersal-times.ts';
import { EndNow } from './end-now.tsx';
import { type DispersalForm as Form, useDispersalForm } from './use-dispersal-form.ts';

type Props = { readonly held?: HeldDispersal; readonly reference: Reference };

export function DispersalForm({ held, reference }: Props) {
  const { route } = useLocation();
  const form = useDispersalForm(held, reference);
  const given = { form, reference };
  const save = async () => {
    if (!(await form.save())) return;
    sayNext(held ? 'Changed.' : 'Authorised. It reaches phones with their next connection.');
    route('/dispersal', true);
  };
  return (
    <Page
      title={held ? 'Change a dispersal' : 'Authorise a dispersal'}
      back={{ href: '/dispersal', label: 'Dispersal' }}
      action={<SaveButton {...given} isNew={!held} onClick={() => void save()} />}
    >
      <ErrorSummary errors={form.errors} />
      {held && <RefusedChange held={held} />}
      {form.fault && (
        <Notice kind="attention" title="That was not saved">
          {faultSentence(form.fault)}
        </Notice>
      )}
      <div class="dispersal-questions">
        <AreaQuestion
          id="area"
          form={held?.id ?? 'new'}
          area={form.fields.area}
          from={form.fields.from}
          reference={reference}
          error={errorAt(form.errors, 'area')}
          onChange={(area) => form.set({ area })}
        />
        <TimeQuestions {...given} />
        <EntryQuestions {...given} />
        <NoteQuestion {...given} />
      </div>
      <Section title="What it allows">
        <ul class="limits">
          {dispersalLimits(reference).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p class="soft small">{dispersalLimitsAsAt(reference)}</p>
      </Section>
      {held && <EndNow held={held} />}
      {form.isTouched && (
        <Button kind="quiet" icon="undo-2" onClick={() => void form.drop()}>
          {held ? 'Drop these changes' : 'Begin again'}
        </Button>
      )}
    </Page>
  );
}

type Given = { readonly form: Form; readonly reference: Reference };

type SaveProps = Given & { readonly isNew: boolean; readonly onClick: () => void };

function SaveButton({ form, reference, isNew, onClick }: SaveProps) {
  const now = useMinute();
  const until = timeWords(form.fields.to, now, reference.partnership.timeZone);
  return (
    <Button kind="primary" size="field" wide icon="shield" onClick={onClick}>
      {isNew ? `Authorise until ${until}` : `Save: until ${until}`}
    </Button>
  );
}

function TimeQuestions({ form, reference }: Given) {
  const { from, to } = form.fields;
  const { timeZone } = reference.partnership;
  return (
    <>
      <DateTimeField
        id="from"
        label="From"
        value={from}
        timeZone={timeZone}
        onChange={(at) => form.set({ from: at, to: at + (to - from) })}
      />
      <Choices
        legend="How long?"
        required
        options={lengthChoices(reference)}
        value={lengthOf({ from, to })}
        onChange={(length) => form.set({ from, to: endAfter(from, length, reference) })}
      />
      <DateTimeField
        id="to"
        label="Until"
        value={to}
        timeZone={timeZone}
        error={errorAt(form.errors, 'to')}
        onChange={(at) => form.set({ to: at })}
      />
    </>
  );
}

function EntryQuestions({ form, reference }: Given) {
  const { lists } = reference;
  const { rank, grounds, from } = form.fields;
  const day = dayOf(from, reference);
  return (
    <>
      <Choices
        id="rank"
        legend="Authorised by"
        hint="Their rank. Never a name: the written authorisation has it."
        layout="column"
        required
        options={choicesOf(lists.authorisingRanks, day, rank ? [rank] : [])}
        value={rank}
        error={errorAt(form.errors, 'rank')}
        onChange={(value) => form.set({ rank: value })}
      />
      <Choices
        id="grounds"
        legend="Grounds"
        layout="column"
        required
        options={choicesOf(lists.dispersalGrounds, day, grounds ? [grounds] : [])}
        value={grounds}
        error={errorAt(form.errors, 'grounds')}
        onChange={(value) => form.set({ grounds: value })}
      />
    </>
  );
}

function NoteQuestion({ form, reference }: Given) {
  const note = form.fields.note ?? '';
  return (
    <div class="stack">
      <TextArea
        id="note"
        label="Note"
        optional
        hint="What officers should know. Never who."
        value={note}
        charactersMax={reference.partnership.policy.noteCharactersMax}
        error={errorAt(form.errors, 'note')}
        onInput={(value) => form.set({ note: value || null })}
      />
      <NoteWarnings note={note} reference={reference} />
    </div>
  );
}
