/** From when the picture is, and what is not in it. No more than this phone knows. */
import type { Instant } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { counted, timeWords } from '../../words.ts';

export function Freshness({ now }: { readonly now: Instant }) {
  const { state } = usePhone();
  const timeZone = state.reference?.partnership.timeZone ?? 'UTC';
  const { lastReplyAt, phase } = state.sync;
  const asOf =
    lastReplyAt === null
      ? 'Nothing has come from the partnership’s server yet.'
      : `As of ${timeWords(lastReplyAt, now, timeZone)}.`;
  const why =
    phase === 'waiting' ? ' No signal since; colleagues’ newer records are not here.' : '';
  const own = state.unsent > 0 ? ` ${counted(state.unsent, 'record')} of yours still to send.` : '';
  return (
    <div class="map-foot">
      <p>
        {asOf}
        {why}
        {own}
      </p>
      <p>{state.reference?.partnership.mapCredit}</p>
    </div>
  );
}
