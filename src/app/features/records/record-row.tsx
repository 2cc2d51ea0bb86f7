/** One record in the list; one's own says in words whether it is safe. */
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { Row } from '../../ui/row.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { stateWords } from '../../words.ts';
import { recordLineOf } from './record-line.ts';

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
      trailing={when ?? line.when}
      mark={held.isMine && <StateMark state={held.state} words={words} />}
      href={`/records/${held.id}`}
    />
  );
}

/** The receipt proves that it arrived; at what time is on its page. */
const rowWords = (held: Held, now: Instant, timeZone: string): string =>
  held.state === 'received' && held.receipt
    ? `Received · ${held.receipt.code}`
    : stateWords(held, now, timeZone);
