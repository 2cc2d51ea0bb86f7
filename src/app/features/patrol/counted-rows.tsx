/** What is counted and noted: a row each, and behind it a sheet to count in. */
import { useState } from 'preact/hooks';
import { totalOf } from '../../../domain/patrol-steps.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { List, Row } from '../../ui/row.tsx';
import { CountSheet } from './count-sheet.tsx';
import { type HeldPatrol, noteDraftKey } from './held-patrol.ts';
import { NoteSheet } from './note-sheet.tsx';
import { countedWords, crewWords, purposeWords, zonesWords } from './patrol-words.ts';
import { PurposeSheet } from './purpose-sheet.tsx';
import { SetupSheet } from './setup-sheet.tsx';

type Props = {
  readonly held: HeldPatrol;
  readonly reference: Reference;
  readonly save: (fields: Fields) => unknown;
};

const sheets = ['spoke', 'did', 'purpose', 'note', 'setup'] as const;

export function CountedRows({ held, reference, save }: Props) {
  const { patrol } = held;
  const { lists } = reference;
  const [open, setOpen] = useState<(typeof sheets)[number] | null>(null);
  const sheetFor = (name: (typeof sheets)[number]) => ({
    isOpen: open === name,
    onClose: () => setOpen(null),
    patrol,
    reference,
    save,
  });
  return (
    <>
      <List label="This patrol">
        <Row
          title="Spoke with"
          detail={countedWords(patrol.engagements, lists.engagements) || 'Nobody counted yet'}
          trailing={<Opens total={totalOf(patrol.engagements)} />}
          onClick={() => setOpen('spoke')}
        />
        <Row
          title="What you did"
          detail={countedWords(patrol.actions, lists.patrolActions) || 'Nothing counted yet'}
          trailing={<Opens total={totalOf(patrol.actions)} />}
          onClick={() => setOpen('did')}
        />
        <Row
          title="What it was for"
          detail={purposeWords(patrol, reference) || 'Theme and priority, not chosen yet'}
          trailing={<Opens />}
          onClick={() => setOpen('purpose')}
        />
        <NoteRow held={held} onClick={() => setOpen('note')} />
        <Row
          title="Crew and zones"
          detail={`${crewWords(patrol, reference)} · ${zonesWords(patrol, reference)}`}
          trailing={<Opens />}
          onClick={() => setOpen('setup')}
        />
      </List>
      <CountSheet
        {...sheetFor('spoke')}
        title="Spoke with"
        field="engagements"
        entries={lists.engagements}
      />
      <CountSheet
        {...sheetFor('did')}
        title="What you did"
        field="actions"
        entries={lists.patrolActions}
      />
      <PurposeSheet {...sheetFor('purpose')} />
      {open === 'note' && <NoteSheet {...sheetFor('note')} id={held.id} />}
      <SetupSheet {...sheetFor('setup')} />
    </>
  );
}

/** A row that opens a sheet: what is counted in it, and the sign that there is more behind. */
const Opens = ({ total = 0 }: { readonly total?: number }) => (
  <span class="patrol-opens">
    {total > 0 && <span class="patrol-total">{total}</span>}
    <Icon name="chevron-right" size="small" />
  </span>
);

/** What was typed and not yet said to be done is shown too: it is on the phone. */
function NoteRow({ held, onClick }: { readonly held: HeldPatrol; readonly onClick: () => void }) {
  const { state } = usePhone();
  const typed = state.drafts.get(noteDraftKey(held.id))?.fields.note;
  const note = typeof typed === 'string' ? typed : held.patrol.note;
  return (
    <Row
      title="Note"
      detail={note || 'Nothing written yet'}
      trailing={<Opens />}
      onClick={onClick}
    />
  );
}
