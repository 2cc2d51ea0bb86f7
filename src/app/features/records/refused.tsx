/** The server refused the last change: why, what it was field by field, and the two ways on. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { faultInWords, fieldWordsOf } from '../../field-words.ts';
import { usePhone } from '../../phone-context.tsx';
import { editHref } from '../../record-line.ts';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useChange } from '../../use-change.ts';
import { faultSentence } from '../../words.ts';

type Props = { readonly held: Held; readonly reference: Reference };

export function Refused({ held, reference }: Props) {
  const { world } = usePhone();
  const [isAsking, setAsking] = useState(false);
  const about = { reference, now: world.now() };
  const refused = fieldWordsOf(held.kind, held.refused ?? {}, about);
  return (
    <>
      <Notice kind="attention" title="The server refused this" isSudden={false}>
        {held.fault ? faultSentence(faultInWords(held.kind, held.fault)) : 'It did not say why.'}
      </Notice>
      {refused.length > 0 && held.version > 0 && (
        <div>
          <h2>What was refused</h2>
          <SummaryList
            facts={refused.map(({ field, label, words }) => ({ key: field, label, value: words }))}
          />
        </div>
      )}
      <div class="stack">
        <LinkButton kind="primary" size="field" wide icon="pencil" href={editHref(held)}>
          Mend it and send again
        </LinkButton>
        <Button wide onClick={() => setAsking(true)}>
          {held.version > 0 ? 'Leave as the server has it' : 'Give it up'}
        </Button>
      </div>
      <Leave held={held} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

type LeaveProps = {
  readonly held: Held;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** What the server never had is gone for good; what it has stands. */
function Leave({ held, isOpen, onClose }: LeaveProps) {
  const { phone } = usePhone();
  const { route } = useLocation();
  const { ask, fault } = useChange();
  const isThere = held.version > 0;
  const leave = async () => {
    if (!(await ask(phone.discardRefused(held.id)))) return;
    onClose();
    if (!isThere) route('/records', true);
  };
  return (
    <Sheet
      title={isThere ? 'Leave it as the server has it?' : 'Give this record up?'}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" size="field" wide onClick={leave}>
            {isThere ? 'Drop what was refused' : 'Delete it from this phone'}
          </Button>
          <Button size="field" wide onClick={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <p>
        {isThere
          ? 'Your refused change is dropped from this phone. What the server has of this record stays.'
          : 'The server never took it, so this phone holds the only copy. It can’t be brought back.'}
      </p>
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
    </Sheet>
  );
}
