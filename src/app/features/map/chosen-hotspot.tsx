/** A hotspot: what it has had this week, when it needs someone, and why it is one. */
import { roles } from '../../../domain/roles.ts';
import { weekWords } from '../../opening-words.ts';
import { reviewMeaning, reviewWords } from '../../review-words.ts';
import { type Fact, SummaryList } from '../../ui/summary-list.tsx';
import { agoWords, timeWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import { owedWords, walkWords, whoseVisits } from './hotspot-part.tsx';
import type { HotspotWeek } from './hotspot-week.ts';

export function ChosenHotspot({ id, ...shared }: MapProps & { readonly id: string }) {
  const { content, person, reference } = shared;
  const week = content.weeks.find(({ hotspot }) => hotspot === id);
  if (!week) return <p>It is no hotspot any more.</p>;
  const { target, why, isApproximate, lookFor = [] } = week.place;
  const flagged = content.flagged().find(({ hotspot }) => hotspot === id);
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
    { key: 'look', label: 'Look for', value: lookFor.join('\n') },
    {
      key: 'review',
      label: 'Case review',
      value: flagged && reviewWords(flagged, reference),
      aside: reviewMeaning,
    },
  ];
  const walk =
    week.metres === null ? [] : [{ key: 'walk', label: 'From you', value: walkWords(week.metres) }];
  return (
    <SummaryList
      facts={[...dispersalFacts(id, shared), ...facts.slice(0, 2), ...walk, ...facts.slice(2)]}
    />
  );
}

function dispersalFacts(id: string, { content, reference }: MapProps): readonly Fact[] {
  const here = content.dispersals.find(
    ({ fields: { area } }) => 'hotspot' in area && area.hotspot === id,
  );
  if (!here) return [];
  const until = timeWords(here.fields.to, content.now, reference.partnership.timeZone);
  return [{ key: 'dispersal', label: 'Dispersal', value: `In force until ${until}` }];
}

const lastWords = ({ lastVisitAt }: HotspotWeek, now: number): string =>
  lastVisitAt === null ? 'None that is known here' : agoWords(lastVisitAt, now);
