/** A bleed kit: where exactly it hangs, how far it is, and the next one, should it be gone. */
import { distanceWords } from '../../incident-words.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import type { MapProps } from './browse-map.tsx';
import { walkWords } from './hotspot-part.tsx';
import type { NearPack } from './near-packs.ts';

export function ChosenPack({ id, content }: MapProps & { readonly id: string }) {
  const { packs } = content;
  const nth = packs.findIndex(({ pack }) => pack.id === id);
  const near = packs[nth];
  if (!near) return <p>It is not on the list any more.</p>;
  const next = packs[nth + 1];
  return (
    <SummaryList
      facts={[
        {
          key: 'walk',
          label: 'From you',
          value: awayWords(near) ?? 'Not known: no position on this phone yet.',
        },
        {
          key: 'where',
          label: 'Where',
          value: near.pack.where,
          ...(near.pack.isApproximate && { aside: 'Its place on the map is approximate.' }),
        },
        {
          key: 'next',
          label: 'Next one',
          value: next && [next.pack.name, awayWords(next)].filter(Boolean).join(', '),
        },
      ]}
    />
  );
}

/** `240 m, 3 min walk` */
export const awayWords = ({ metres }: NearPack): string | null =>
  metres === null ? null : `${distanceWords(metres)}, ${walkWords(metres)}`;
