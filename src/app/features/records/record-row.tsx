/** One record in the list; one's own says in words whether it is safe. */
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { faultInWords } from '../../field-words.ts';
import { usePhone } from '../../phone-context.tsx';
import { clockOf, recordLineOf } from '../../record-line.ts';
import { Row } from '../../ui/row.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { faultSentence, stateWords } from '../../words.ts';

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
      mark={held.isMine && <StateMark state={held.state} words={words} />}
      href={`/records/${held.id}`}
    />
  );
}

/** The receipt proves that it arrived, at what time is on its page; of what was refused, the reason is the news. */
function rowWords(held: Held, now: Instant, timeZone: string): string {
  if (held.state === 'received' && held.receipt) return `Received · ${held.receipt.code}`;
  if (held.state === 'attention' && held.fault)
    return faultSentence(faultInWords(held.kind, held.fault));
  return stateWords(held, now, timeZone);
}
