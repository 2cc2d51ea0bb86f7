/** A hotspot: what it has had this week, when it needs someone, and why it is one. */
import { roles } from '../../../domain/roles.ts';
import { weekWords } from '../../opening-words.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { agoWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import { owedWords, walkWords, whoseVisits } from './hotspot-part.tsx';
import type { HotspotWeek } from './hotspot-week.ts';

export function ChosenHotspot({ id, content, person }: MapProps & { readonly id: string }) {
  const week = content.weeks.find(({ hotspot }) => hotspot === id);
  if (!week) return <p>It is no hotspot any more.</p>;
  const { target, why, isApproximate } = week.place;
  const facts = [
    {
      key: 'week',
      label: 'This week',
      value: `${week.made} of ${week.wanted} visits: ${owedWords(week).toLowerCase()}`,
      aside: whoseVisits[roles[person.role].sees.patrol],
    },
    { key: 'last', label: 'Last visit', value: lastWords(week, content.now) },
    {
      key: 'hours',
      label: 'Wanted',
      value: weekWords(target.hours),
      aside: `${target.minutesMin} to ${target.minutesMax} minutes each time`,
    },
    {
      key: 'why',
      label: 'Why here',
      value: why,
      ...(isApproximate && { aside: 'Its place on the map is approximate.' }),
    },
  ];
  const walk =
    week.metres === null ? [] : [{ key: 'walk', label: 'From you', value: walkWords(week.metres) }];
  return <SummaryList facts={[...facts.slice(0, 2), ...walk, ...facts.slice(2)]} />;
}

const lastWords = ({ lastVisitAt }: HotspotWeek, now: number): string =>
  lastVisitAt === null ? 'None that is known here' : agoWords(lastVisitAt, now);
