/** What may still be done about one's own record: change it while there is time, or take it back. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Kind } from '../../../domain/records.ts';
import { isTakenUp, type Referral } from '../../../domain/referral.ts';
import { changeableUntil, mayStillChange } from '../../log-incident.ts';
import { usePhone } from '../../phone-context.tsx';
import { editHref } from '../../record-line.ts';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useChange } from '../../use-change.ts';
import { faultSentence, timeWords } from '../../words.ts';

export function EditAction({ held }: { readonly held: Held }) {
  const { state, world } = usePhone();
  const { reference } = state;
  const now = world.now();
  if (!reference || !mayStillChange(held, state, now) || !isOpen(held)) return null;
  const until = timeWords(changeableUntil(held, state), now, reference.partnership.timeZone);
  return (
    <>
      <LinkButton kind="primary" size="field" wide icon="pencil" href={editHref(held)}>
        Change it
      </LinkButton>
      <p class="record-until">Until {until}</p>
    </>
  );
}

/** A referral that the hub took up is the hub's to change. */
const isOpen = ({ kind, fields }: Held): boolean =>
  kind !== 'referral' || !isTakenUp(fields as Pick<Referral, 'status'>);

/** A referral is withdrawn on its own page, where the hub is told why. */
const mayTakeBack: Readonly<Record<Kind, boolean>> = {
  incident: true,
  patrol: true,
  referral: false,
  dispersal: true,
};

export function TakeBack({ held }: { readonly held: Held }) {
  const { state, world, phone } = usePhone();
  const { route } = useLocation();
  const { ask, fault } = useChange();
  const [isAsking, setAsking] = useState(false);
  if (!mayTakeBack[held.kind] || !mayStillChange(held, state, world.now())) return null;
  const takeBack = async () => {
    if (await ask(phone.remove(held.id))) route('/records', true);
  };
  return (
    <div class="record-take-back">
      <Button kind="quiet" icon="trash-2" onClick={() => setAsking(true)}>
        Take it back
      </Button>
      <Sheet
        title="Take this record back?"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" size="field" wide onClick={takeBack}>
              Take it back
            </Button>
            <Button size="field" wide onClick={() => setAsking(false)}>
              Keep it
            </Button>
          </>
        }
      >
        <p>
          {held.version > 0
            ? 'It is deleted here and at the partnership’s server, and counts in no figures.'
            : 'It has not been sent yet. It is deleted from this phone and was never anywhere else.'}
        </p>
        {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      </Sheet>
    </div>
  );
}
