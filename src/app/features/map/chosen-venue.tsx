/** Night-time premises with their safety rating, and youth hubs with their hours. */
import { localTimeOf } from '../../../domain/time.ts';
import { weekWords } from '../../opening-words.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { dayWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';

type Props = MapProps & { readonly id: string };

export const ratingWords = { red: 'R · Red', amber: 'A · Amber', green: 'G · Green' } as const;

export function ChosenPremises({ id, reference, content }: Props) {
  const premises = reference.premises.find((it) => it.id === id);
  if (!premises) return null;
  const today = localTimeOf(content.now, reference.partnership.timeZone).day;
  const { rating, reasons, assessedOn, reviewOn } = premises;
  const facts = [
    { key: 'rating', label: 'Safety rating', value: ratingWords[rating] },
    ...(reasons ? [{ key: 'reasons', label: 'Why', value: reasons }] : []),
    { key: 'assessed', label: 'Assessed', value: dayWords(assessedOn, today) },
    {
      key: 'review',
      label: 'Next review',
      value: dayWords(reviewOn, today),
      ...(reviewOn < today && { aside: 'This day has passed.' }),
    },
  ];
  return <SummaryList facts={facts} />;
}

export function ChosenHub({ id, reference }: Props) {
  const hub = reference.hubs.find((it) => it.id === id);
  if (!hub) return null;
  const facts = [
    {
      key: 'address',
      label: 'Address',
      value: hub.address,
      ...(hub.isApproximate && { aside: 'Its place on the map is approximate.' }),
    },
    { key: 'ages', label: 'Ages', value: `${hub.ages.from} to ${hub.ages.to}` },
    { key: 'hours', label: 'Open', value: weekWords(hub.hours) },
  ];
  return <SummaryList facts={facts} />;
}
