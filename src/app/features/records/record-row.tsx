/** One record in the list; one's own says in words whether it is safe. */
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { faultInWords } from '../../field-words.ts';
import { usePhone } from '../../phone-context.tsx';
import { clockOf, recordLineOf } from '../../record-line.ts';
import { Row } from '../../ui/row.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { counted, faultSentence, stateWords } from '../../words.ts';

type Props = {
  readonly held: Held;
  readonly reference: Reference;
  /** Out of its group a row has to say its day as well. */
  readonly when?: string | undefined;
};

export function RecordRow({ held, reference, when }: Props) {
  const { state, world } = usePhone();
  const line = recordLineOf(held, { reference, names: state.names });
  const words = rowWords(held, world.now(), reference.partnership.timeZone);
  return (
    <Row
      icon={line.icon}
      title={line.title}
      detail={line.detail}
      trailing={when ?? clockOf(held, reference)}
      mark={held.isMine && <Marks held={held} words={words} />}
      href={`/records/${held.id}`}
    />
  );
}

/** Words may have arrived before their photos have. */
function Marks({ held, words }: { readonly held: Held; readonly words: string }) {
  const { state } = usePhone();
  const photos = state.photos.filter(({ record }) => record === held.id);
  const having = (wanted: 'waiting' | 'refused') =>
    photos.filter((photo) => photo.state === wanted).length;
  return (
    <>
      <StateMark state={held.state} words={words} />
      {having('waiting') > 0 && (
        <StateMark state="saved" words={`${counted(having('waiting'), 'photo')} to send`} />
      )}
      {having('refused') > 0 && (
        <StateMark state="attention" words={`${counted(having('refused'), 'photo')} not taken`} />
      )}
    </>
  );
}

/** The receipt proves that it arrived, at what time is on its page; of what was refused, the reason is the news. */
function rowWords(held: Held, now: Instant, timeZone: string): string {
  if (held.state === 'received' && held.receipt) return `Received · ${held.receipt.code}`;
  if (held.state === 'attention' && held.fault)
    return faultSentence(faultInWords(held.kind, held.fault));
  return stateWords(held, now, timeZone);
}
