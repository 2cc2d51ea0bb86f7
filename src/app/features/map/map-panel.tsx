/**
 * Beside the map at a desk; on a phone from below, as high as what is in it and never over the whole map. There the
 * two parts take turns behind a bar that says how each stands; what was chosen on the map comes before both.
 */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PositionFault } from '../../../device/world.ts';
import { Icon } from '../../ui/icon.tsx';
import { counted } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import { Freshness } from './freshness.tsx';
import './map-panel.css';

type Part = 'hotspots' | 'incidents';

type Props = MapProps & {
  readonly fault: PositionFault | null;
  readonly children: Readonly<Record<Part | 'chosen' | 'dispersals', ComponentChildren>>;
};

const faultWords: Readonly<Record<PositionFault, string>> = {
  refused: 'This phone may not tell where it is. Allow it in the phone’s settings for this site.',
  unavailable: 'This phone can’t tell where it is just now. It goes on trying.',
  'not-on-this-phone': 'This phone has no way to tell where it is.',
};

export function MapPanel({ content, fault, children }: Props) {
  const [open, setOpen] = useState<Part | null>('hotspots');
  const owed = content.weeks.filter((week) => week.owed > 0).length;
  const show = children.chosen ? null : open;
  const toggle = (part: Part) => setOpen(open === part ? null : part);
  return (
    <aside class="map-panel" aria-label="What is on the map">
      {children.chosen}
      <div class={children.chosen ? 'map-parts map-parts-behind' : 'map-parts'}>
        <div class="map-tabs">
          <Tab part="hotspots" word="Hotspots" open={show} onToggle={toggle}>
            {owed === 0 ? 'none owed a visit' : `${owed} owed a visit`}
          </Tab>
          <Tab part="incidents" word="Incidents" open={show} onToggle={toggle}>
            {counted(content.incidents.length, 'shown', 'shown')}
          </Tab>
        </div>
        {fault && <p class="map-fault">{faultWords[fault]}</p>}
        {children.dispersals && (
          <div class={partClass('hotspots', show)}>{children.dispersals}</div>
        )}
        <div id="map-part-incidents" class={partClass('incidents', show)}>
          {children.incidents}
        </div>
        <div id="map-part-hotspots" class={partClass('hotspots', show)}>
          {children.hotspots}
          <Freshness now={content.now} />
        </div>
      </div>
    </aside>
  );
}

const partClass = (part: Part, open: Part | null): string =>
  open === part ? 'map-part map-part-open' : 'map-part';

type TabProps = {
  readonly part: Part;
  readonly word: string;
  readonly open: Part | null;
  readonly onToggle: (part: Part) => void;
  readonly children: ComponentChildren;
};

function Tab({ part, word, open, onToggle, children }: TabProps) {
  const isOpen = open === part;
  return (
    <button
      type="button"
      class="map-tab"
      aria-expanded={isOpen}
      aria-controls={`map-part-${part}`}
      onClick={() => onToggle(part)}
    >
      <span class="map-tab-words">
        <strong>{word}</strong>
        <span>{children}</span>
      </span>
      <Icon name={isOpen ? 'arrow-down' : 'arrow-up'} size="small" />
    </button>
  );
}
