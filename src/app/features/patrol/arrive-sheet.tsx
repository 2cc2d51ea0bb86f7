/** Every hotspot, nearest first, those of the patrol's zones before the rest: one tap arrives. */
import type { PositionFault } from '../../../device/world.ts';
import type { NearHotspot } from '../../../domain/hotspots-near.ts';
import { openVisitOf, type Patrol } from '../../../domain/patrol.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { awayWords } from './away-words.ts';
import { useNearHotspots } from './use-near-hotspots.ts';

type Props = {
  readonly patrol: Patrol;
  readonly reference: Reference;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onArrive: (hotspot: string) => void;
  readonly title?: string | undefined;
};

export function ArriveSheet({ isOpen, onClose, title = 'Arrive at', ...choice }: Props) {
  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      <HotspotChoice {...choice} />
    </Sheet>
  );
}

const whyNoPosition: Readonly<Record<PositionFault, string>> = {
  refused: 'Beatbook may not use this phone’s position, so the order is by name.',
  unavailable: 'There is no position just now, so the order is by name.',
  'not-on-this-phone': 'This phone gives no position, so the order is by name.',
};

function HotspotChoice({
  patrol,
  reference,
  onArrive,
}: Pick<Props, 'patrol' | 'reference' | 'onArrive'>) {
  const { near, fault } = useNearHotspots(patrol, reference);
  const current = openVisitOf(patrol)?.hotspot;
  const choice = near.filter(({ hotspot }) => hotspot.id !== current);
  const inZones = choice.filter(({ isInZones }) => isInZones);
  const others = choice.filter(({ isInZones }) => !isInZones);
  const hasPosition = choice.some(({ metres }) => metres !== null);
  if (choice.length === 0) return <EmptyState title="No hotspots are drawn for today" icon="map" />;
  return (
    <div class="patrol">
      {!hasPosition && fault && <p class="soft">{whyNoPosition[fault]}</p>}
      <HotspotList label="In this patrol’s zones" near={inZones} onArrive={onArrive} />
      <HotspotList label="Elsewhere" near={others} onArrive={onArrive} />
    </div>
  );
}

type ListProps = {
  readonly label: string;
  readonly near: readonly NearHotspot[];
  readonly onArrive: (hotspot: string) => void;
};

function HotspotList({ label, near, onArrive }: ListProps) {
  if (near.length === 0) return null;
  return (
    <div>
      <h3 class="patrol-group">{label}</h3>
      <List label={label}>
        {near.map(({ hotspot, metres }) => (
          <Row
            key={hotspot.id}
            title={hotspot.name}
            detail={[awayWords(metres), targetWords(hotspot)].filter(Boolean).join(' · ')}
            onClick={() => onArrive(hotspot.id)}
          />
        ))}
      </List>
    </div>
  );
}

const targetWords = ({ target }: Hotspot): string =>
  `stay ${target.minutesMin}–${target.minutesMax} min`;
