/** Asks once more before something that can't be taken back, says what it does, and does it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { World } from '../../../device/world.ts';
import type { Fault, Result } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { faultSentence } from '../../words.ts';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly act: (world: World) => Promise<Result<null>>;
  readonly actWords: string;
  readonly doneWords: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
  readonly children: ComponentChildren;
};

export function ConfirmSheet({ act, actWords, doneWords, onDone, children, ...sheet }: Props) {
  const { world } = usePhone();
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const go = async (): Promise<void> => {
    setIsBusy(true);
    setFault(null);
    const done = await act(world);
    setIsBusy(false);
    if (done.ok) onDone(doneWords);
    else setFault(done.fault);
  };
  return (
    <Sheet
      {...sheet}
      actions={
        <>
          <Button wide onClick={sheet.onClose}>
            Not now
          </Button>
          <Button kind="danger" wide busy={isBusy} busyWords="Asking the server" onClick={go}>
            {actWords}
          </Button>
        </>
      }
    >
      {children}
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
    </Sheet>
  );
}
