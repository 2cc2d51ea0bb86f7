/** What was tapped: a place of some kind, or the incidents under the finger. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { counted } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import type { Chosen } from './choose-at.ts';
import { ChosenDispersal } from './chosen-dispersal.tsx';
import { ChosenHotspot } from './chosen-hotspot.tsx';
import { ChosenIncidents } from './chosen-incidents.tsx';
import { ChosenPack } from './chosen-pack.tsx';
import { ChosenReview } from './chosen-review.tsx';
import { ChosenHub, ChosenPremises } from './chosen-venue.tsx';

type Props = MapProps & { readonly chosen: Chosen; readonly onClose: () => void };

export function ChosenCard({ chosen, onClose, ...shared }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const key = chosen.kind === 'incidents' ? chosen.ids.join() : chosen.id;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // What was chosen from far down the list stands at its top.
    heading.current?.closest('.map-panel')?.scrollTo({ top: 0 });
  }, [key]);
  return (
    <section class="chosen" aria-labelledby="chosen-heading">
      <div class="chosen-head">
        <h2 id="chosen-heading" ref={heading} tabIndex={-1}>
          {titleOf(chosen, shared)}
        </h2>
        <button type="button" class="chosen-close" onClick={onClose}>
          <Icon name="x" size="small" />
          Close
        </button>
      </div>
      {insideOf(chosen, shared)}
    </section>
  );
}

function titleOf(chosen: Chosen, { reference, content }: MapProps): string {
  if (chosen.kind === 'incidents') {
    const held = content.incidents.filter(({ id }) => chosen.ids.includes(id));
    return `${counted(held.length, 'incident')} here`;
  }
  if (chosen.kind === 'dispersal') return 'Dispersal in force';
  if (chosen.kind === 'review') return 'Many reports here';
  const { hotspots, premises, hubs, traumaPacks } = reference;
  const places = { hotspot: hotspots, premises, hub: hubs, pack: traumaPacks };
  const name = places[chosen.kind].find(({ id }) => id === chosen.id)?.name;
  if (name === undefined) return 'Gone from the map';
  return chosen.kind === 'pack' ? `Bleed kit: ${name}` : name;
}

function insideOf(chosen: Chosen, shared: MapProps): ComponentChildren {
  if (chosen.kind === 'incidents') return <ChosenIncidents ids={chosen.ids} {...shared} />;
  const Inside = insides[chosen.kind];
  return <Inside id={chosen.id} {...shared} />;
}

const insides = {
  hotspot: ChosenHotspot,
  premises: ChosenPremises,
  hub: ChosenHub,
  pack: ChosenPack,
  dispersal: ChosenDispersal,
  review: ChosenReview,
} as const;
