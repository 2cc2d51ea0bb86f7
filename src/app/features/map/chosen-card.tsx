/** What was tapped: a hotspot, a venue, or the incidents under the finger. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { counted } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import type { Chosen } from './choose-at.ts';
import { ChosenHotspot } from './chosen-hotspot.tsx';
import { ChosenIncidents } from './chosen-incidents.tsx';
import { ChosenHub, ChosenPremises } from './chosen-venue.tsx';

type Props = MapProps & { readonly chosen: Chosen; readonly onClose: () => void };

export function ChosenCard({ chosen, onClose, ...shared }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const key = chosen.kind === 'incidents' ? chosen.ids.join() : chosen.id;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
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
  const places = { hotspot: reference.hotspots, premises: reference.premises, hub: reference.hubs };
  return places[chosen.kind].find(({ id }) => id === chosen.id)?.name ?? 'Gone from the map';
}

function insideOf(chosen: Chosen, shared: MapProps): ComponentChildren {
  if (chosen.kind === 'incidents') return <ChosenIncidents ids={chosen.ids} {...shared} />;
  const Inside = insides[chosen.kind];
  return <Inside id={chosen.id} {...shared} />;
}

const insides = { hotspot: ChosenHotspot, premises: ChosenPremises, hub: ChosenHub } as const;
