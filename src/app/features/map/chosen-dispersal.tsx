/** A dispersal in force: until when, and what it allows. */
import { areaWords } from '../../area-words.ts';
import { dispersalLimits, dispersalLimitsAsAt } from '../../dispersal-words.ts';
import { entryName } from '../../entry-names.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { timeWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';

export function ChosenDispersal({ id, reference, content }: MapProps & { readonly id: string }) {
  const held = content.dispersals.find((one) => one.id === id);
  if (!held) return <p>It is no longer in force.</p>;
  const { area, from, to, rank, grounds, note } = held.fields;
  const { lists, partnership } = reference;
  const [since, until] = [from, to].map((at) => timeWords(at, content.now, partnership.timeZone));
  return (
    <>
      <SummaryList
        facts={[
          { label: 'Until', value: until, aside: `since ${since}` },
          { label: 'Where', value: areaWords(area, reference) },
          { label: 'Authorised by', value: entryName(lists.authorisingRanks, rank) },
          { label: 'Grounds', value: entryName(lists.dispersalGrounds, grounds) },
          { label: 'Note', value: note },
        ]}
      />
      <ul class="chosen-limits">
        {dispersalLimits(reference).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="map-hint">{dispersalLimitsAsAt(reference)}</p>
    </>
  );
}
