/** Is it safe? The state in words, and the receipt large enough to read out over a radio. */
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { counted, timeWords } from '../../words.ts';

type Props = { readonly held: Held; readonly reference: Reference };

export function RecordState({ held, reference }: Props) {
  const { world, state: phone } = usePhone();
  const { state, receipt } = held;
  const photos = phone.photos.filter(
    (photo) => photo.record === held.id && photo.state === 'waiting',
  );
  return (
    <div class={`record-state record-state-${state}`}>
      <StateMark state={state} />
      <p>{sentences[state]}</p>
      {photos.length > 0 && (
        <p class="soft">{counted(photos.length, 'photo')} still to go: they follow the words.</p>
      )}
      {receipt && (
        <p class="record-receipt">
          <a class="record-receipt-code" href={`/receipt/${receipt.code}`}>
            {receipt.code}
          </a>
          <span class="soft">
            {' '}
            receipt, {timeWords(receipt.at, world.now(), reference.partnership.timeZone)}
          </span>
        </p>
      )}
    </div>
  );
}

const sentences: Readonly<Record<Held['state'], string>> = {
  attention: 'The server did not take the last change.',
  saved: 'It goes by itself when there is signal.',
  sending: 'On its way to the partnership’s server.',
  received: 'The partnership’s server has it. Say the receipt if you ask about it.',
};
