/** The server said no to the last change of a record that has no form to mend it in: why, and how to let it go. */
import type { Held } from '../device/phone.ts';
import { usePhone } from './phone-context.tsx';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';
import { useChange } from './use-change.ts';
import { faultSentence } from './words.ts';

export function RefusedChange({ held }: { readonly held: Pick<Held, 'id' | 'state' | 'fault'> }) {
  const { phone } = usePhone();
  const { ask } = useChange();
  if (held.state !== 'attention' || !held.fault) return null;
  return (
    <Notice
      kind="attention"
      title="The server refused the last change"
      isSudden={false}
      action={
        <Button onClick={() => void ask(phone.discardRefused(held.id))}>Drop that change</Button>
      }
    >
      {faultSentence(held.fault)}
    </Notice>
  );
}
