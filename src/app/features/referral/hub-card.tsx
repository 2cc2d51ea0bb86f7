/** Where the young person would be going: open when, where, for whom, run by whom. */
import type { Hub, Reference } from '../../../domain/reference.ts';
import { entryName } from '../../entry-names.ts';
import { openingWords, weekWords } from '../../opening-words.ts';
import { useNow } from '../../phone-context.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';

export function HubCard({ hub, reference }: { readonly hub: Hub; readonly reference: Reference }) {
  const now = useNow();
  return (
    <div class="hub-card">
      <h2>{hub.name}</h2>
      <SummaryList
        facts={[
          {
            key: 'hours',
            label: 'Today',
            value: openingWords(hub.hours, now, reference.partnership.timeZone),
            aside: weekWords(hub.hours),
          },
          { key: 'ages', label: 'Ages', value: `${hub.ages.from} to ${hub.ages.to}` },
          { key: 'where', label: 'Where', value: hub.address },
          { key: 'owner', label: 'Run by', value: entryName(reference.organisations, hub.owner) },
        ]}
      />
    </div>
  );
}
