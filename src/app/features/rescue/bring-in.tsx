/** A rescue file is dropped or chosen, and how what was in it fared is said in counts (S18). */
import { useState } from 'preact/hooks';
import { type BringingIn, bringInRescue } from '../../../device/rescues.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Section } from '../../ui/section.tsx';
import { faultSentence } from '../../words.ts';
import { Fared } from './fared.tsx';
import { whyNotWords } from './rescue-words.ts';

export function BringIn() {
  const { world } = usePhone();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<BringingIn | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const bringIn = async (file: File) => {
    setAnswer(null);
    setBusy(true);
    const reply = await bringInRescue(world, await file.text());
    setBusy(false);
    setAnswer(reply.ok ? reply.value : null);
    setFault(reply.ok ? null : reply.fault);
  };
  return (
    <Section
      title="Bring in a rescue file"
      hint="An officer whose phone can’t send saves one on the page Me. What is in it goes in under the officer’s name. Bringing it in twice does no harm."
    >
      <FileField
        label="Rescue file"
        hint="Its name begins with beatbook-rescue. Drop it here or choose it."
        accept="application/json,.json"
        onFile={bringIn}
      />
      {isBusy && <Progress words="Opening it at the partnership’s server" />}
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      {answer && 'whyNot' in answer && (
        <Notice kind="attention" title={whyNotWords[answer.whyNot].title}>
          {whyNotWords[answer.whyNot].words} Nothing was changed.
        </Notice>
      )}
      {answer && 'brought' in answer && <Fared brought={answer.brought} />}
    </Section>
  );
}
