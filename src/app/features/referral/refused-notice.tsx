/** The server refused it: why, what it means, and the two ways out. */
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useChange } from '../../use-change.ts';
import { faultSentence } from '../../words.ts';

export function RefusedNotice({ held }: { readonly held: Held<'referral'> }) {
  const { phone } = usePhone();
  const { route } = useLocation();
  const { ask, fault } = useChange();
  if (held.state !== 'attention' || !held.fault) return null;
  const isMade = held.version > 0;
  const drop = async () => {
    const isDropped = await ask(isMade ? phone.discardRefused(held.id) : phone.remove(held.id));
    if (isDropped && !isMade) route('/records', true);
  };
  return (
    <Notice
      kind="attention"
      title={isMade ? 'The server refused the last change' : 'The hub has not had this yet'}
      isSudden={false}
      action={
        <>
          <LinkButton href={`/referral/${held.id}?q=${stepOf(held.fault.where)}`} kind="primary">
            Put it right
          </LinkButton>
          <Button onClick={() => void drop()}>
            {isMade ? 'Drop that change' : 'Take it back'}
          </Button>
        </>
      }
    >
      {faultSentence({ code: held.fault.code })}
      {fault && <p>{faultSentence(fault)}</p>}
    </Notice>
  );
}

/** The question in which a field is asked; the check page shows them all. */
const stepOf = (field: string | undefined): string => (field && stepsOfFields[field]) || 'check';

const stepsOfFields: Readonly<Record<string, string>> = {
  age: 'age',
  hub: 'hub',
  name: 'name',
  reasons: 'reasons',
  contact: 'reach',
  note: 'more',
};
