/** The month so far, in three numbers. */
import { useId } from 'preact/hooks';
import type { Reference } from '../../../domain/reference.ts';
import { useNow } from '../../phone-context.tsx';
import { type HubReferral, monthCountsOf } from './hub-groups.ts';

type Props = { readonly referrals: readonly HubReferral[]; readonly reference: Reference };

const figures = [
  ['referred', 'Referred'],
  ['attended', 'Came'],
  ['declined', 'Said no'],
] as const;

export function MonthFigures({ referrals, reference }: Props) {
  const id = useId();
  const now = useNow();
  const counts = monthCountsOf(referrals, now, reference.partnership.timeZone);
  return (
    <section class="hub-month" aria-labelledby={id}>
      <h2 id={id}>This month</h2>
      <dl>
        {figures.map(([name, word]) => (
          <div key={name}>
            <dt>{word}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
