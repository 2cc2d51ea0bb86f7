/** The way out for work that nothing sends any more (S18): a sealed file for the coordinator. */
import { useState } from 'preact/hooks';
import type { Fault } from '../domain/result.ts';
import { usePhone } from './phone-context.tsx';
import { saveFile } from './save-file.ts';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';
import { faultSentence } from './words.ts';

type Props = { readonly personId: string; readonly word?: string };

export function RescueOffer({ personId, word = 'Save what has not been sent to a file' }: Props) {
  const { phone } = usePhone();
  const [isBusy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async () => {
    setBusy(true);
    const made = await phone.rescue(personId);
    setBusy(false);
    setFault(made.ok ? null : made.fault);
    setSaved(made.ok ? made.value.name : null);
    if (made.ok) saveFile(made.value.file, made.value.name);
  };
  return (
    <>
      <Button icon="download" busy={isBusy} busyWords="Sealing the file" onClick={save}>
        {word}
      </Button>
      {saved && (
        <Notice kind="done" title={`Saved as ${saved}`}>
          Give the file to your coordinator, by e-mail or on a stick: only the partnership’s server
          can open it. Your work stays on this phone too. Photos are not in the file: keep the phone
          until they have gone out.
        </Notice>
      )}
      {fault && <Notice kind="attention">{wordsOf(fault)}</Notice>}
    </>
  );
}

const wordsOf = (fault: Fault): string =>
  fault.code === 'not-found'
    ? 'This phone has not had the server’s keys yet. It gets them the next time it reaches the server.'
    : faultSentence(fault);
