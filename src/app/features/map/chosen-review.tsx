/** A place at the threshold for a case review: the count, and what it means. */
import { reviewMeaning, reviewWords } from '../../review-words.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { timeWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import { reviewIdOf } from './marks.ts';

export function ChosenReview({ id, reference, content }: MapProps & { readonly id: string }) {
  const place = content.flagged().find((one) => reviewIdOf(one) === id);
  if (!place) return <p>It is no longer at the threshold.</p>;
  return (
    <SummaryList
      facts={[
        {
          label: 'Case review',
          value: reviewWords(place, reference),
          aside: reviewMeaning,
        },
        {
          label: 'The last',
          value: timeWords(place.lastAt, content.now, reference.partnership.timeZone),
        },
      ]}
    />
  );
}
