/** Ending an authorisation before its time; one that has not begun is taken back as if it had never been. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { HeldDispersal } from '../../dispersals.ts';
import { usePhone } from '../../phone-context.tsx';
import { sayNext } from '../../said.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useChange } from '../../use-change.ts';
import { useMinute } from '../../use-minute.ts';
import { faultSentence } from '../../words.ts';

export function EndNow({ held }: { readonly held: HeldDispersal }) {
  const { phone } = usePhone();
  // To the minute, as every page tells what is in force.
  const now = useMinute();
  const { route } = useLocation();
  const { ask, fault } = useChange();
  const [isAsking, setAsking] = useState(false);
  const hasBegun = now > held.fields.from;
  const word = hasBegun ? 'End it now' : 'Take it back';
  const end = async () => {
    const ended = hasBegun ? phone.change(held.id, { to: now }) : phone.remove(held.id);
    if (!(await ask(ended))) return;
    sayNext(hasBegun ? 'Ended.' : 'Taken back.');
    route('/dispersal', true);
  };
  return (
    <>
      <Button wide icon="square" onClick={() => setAsking(true)}>
        {word}
      </Button>
      <Sheet
        title={`${word}?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="primary" size="field" wide onClick={end}>
              {word}
            </Button>
            <Button size="field" wide onClick={() => setAsking(false)}>
              Leave it as it is
            </Button>
          </>
        }
      >
        <p>
          Nobody may be told to leave by it from then on. Phones on the beat stop showing it with
          their next connection.
        </p>
        {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      </Sheet>
    </>
  );
}
