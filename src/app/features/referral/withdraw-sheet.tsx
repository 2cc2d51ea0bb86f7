/** Taking a referral back: what never arrived is gone for good, what did is marked as withdrawn. */
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useChange } from '../../use-change.ts';
import { faultSentence } from '../../words.ts';

type Props = {
  readonly held: Held<'referral'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function WithdrawSheet({ held, isOpen, onClose }: Props) {
  const { phone, world } = usePhone();
  const { route } = useLocation();
  const { ask, change, fault } = useChange();
  const isAtServer = held.version > 0;
  const withdraw = async () => {
    const isDone = isAtServer
      ? await change(held.id, { status: 'withdrawn', statusAt: world.now() })
      : await ask(phone.remove(held.id));
    if (!isDone) return;
    onClose();
    if (!isAtServer) route('/records', true);
  };
  return (
    <Sheet
      title="Withdraw this referral?"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button size="field" wide onClick={onClose}>
            Keep it
          </Button>
          <Button kind="danger" size="field" wide onClick={() => void withdraw()}>
            Withdraw
          </Button>
        </>
      }
    >
      <p>
        {isAtServer
          ? 'The hub sees that it was withdrawn and does nothing more. This can’t be undone; you can make a new one.'
          : 'It has not left this phone yet. It will be gone, as if it had never been.'}
      </p>
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
    </Sheet>
  );
}
