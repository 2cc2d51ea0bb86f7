/** What the figures are made of, so that nobody takes them for more. */
import { dayInWords } from '../../../analysis/period-words.ts';
import type { Summary } from '../../../domain/figures.ts';
import { notAnIncident } from '../../../domain/incident.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { clockWords } from '../../words.ts';
import { figureWords } from './figure-words.ts';

type Props = { readonly summary: Summary; readonly timeZone: string };

export function MadeOf({ summary: { madeOf, madeAt, hiddenBelow, byOutcome }, timeZone }: Props) {
  const none = byOutcome.find(({ id }) => id === notAnIncident);
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
    ...(none
      ? [
          {
            key: 'none',
            label: 'Left out',
            value: figureWords(none.incidents.now),
            aside:
              'not anti-social behaviour after all: in no total, and “no” in the file of incidents',
          },
        ]
      : []),
    {
      key: 'once',
      label: 'Counted once',
      value: 'What colleagues logged of one and the same thing',
      aside: 'where the second added theirs to the first: “no” in the file of incidents',
    },
    {
      key: 'last',
      label: 'Last received',
      value:
        madeOf.lastReceivedAt === null ? 'Nothing yet' : onPaper(madeOf.lastReceivedAt, timeZone),
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
    { key: 'made', label: 'Worked out', value: onPaper(madeAt, timeZone) },
  ];
  return (
    <Section title="What these figures are made of">
      <SummaryList facts={facts} />
    </Section>
  );
}

/** With its day and year: paper is read later. */
const onPaper = (at: Instant, timeZone: string): string =>
  `${dayInWords(localTimeOf(at, timeZone).day)}, ${clockWords(at, timeZone)}`;
