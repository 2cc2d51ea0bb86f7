/** From when the picture is, and what is not in it: no more than this phone knows. */
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { counted, timeWords } from '../../words.ts';

type Props = { readonly reference: Reference; readonly now: Instant };

export function HeldSince({ reference, now }: Props) {
  const { state } = usePhone();
  const { timeZone } = reference.partnership;
  const { lastReplyAt } = state.sync;
  const own = state.unsent > 0 ? ` ${counted(state.unsent, 'record')} of yours still to send.` : '';
  return (
    <p class="soft small">
      {lastReplyAt === null
        ? 'Nothing has come from the partnership’s server yet.'
        : `From what this phone holds, as of ${timeWords(lastReplyAt, now, timeZone)}.`}
      {state.covered && ` Colleagues’ visits as of ${timeWords(state.covered.at, now, timeZone)}.`}
      {own}
    </p>
  );
}
