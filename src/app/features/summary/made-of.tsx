/** What the figures are made of, so that nobody takes them for more. */
import type { Summary } from '../../../domain/figures.ts';
import type { Instant } from '../../../domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { timeWords } from '../../words.ts';
import { figureWords } from './figure-words.ts';

type Props = { readonly summary: Summary; readonly timeZone: string; readonly now: Instant };

export function MadeOf({ summary: { madeOf, madeAt, hiddenBelow }, timeZone, now }: Props) {
  const facts = [
    {
      key: 'late',
      label: 'Late',
      value: figureWords(madeOf.late),
      aside: 'received more than a day after they happened',
    },
    {
      key: 'unfinished',
      label: 'Unfinished',
      value: figureWords(madeOf.unfinished),
      aside: 'counted, though their officer means to come back to them',
    },
    {
      key: 'without-zone',
      label: 'In no zone',
      value: figureWords(madeOf.withoutZone),
      aside: 'counted in the total and in no row by zone',
    },
    {
      key: 'last',
      label: 'Last received',
      value:
        madeOf.lastReceivedAt === null
          ? 'Nothing yet'
          : timeWords(madeOf.lastReceivedAt, now, timeZone),
      aside: 'phones out of signal may still hold more',
    },
    ...(hiddenBelow > 0
      ? [
          {
            key: 'hidden',
            label: 'Hidden',
            value: `Numbers below ${hiddenBelow}`,
            aside: 'and others from which they could be worked out',
          },
        ]
      : []),
    { key: 'made', label: 'Worked out', value: timeWords(madeAt, now, timeZone) },
  ];
  return (
    <Section title="What these figures are made of">
      <SummaryList facts={facts} />
    </Section>
  );
}
