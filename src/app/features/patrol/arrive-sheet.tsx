/** Every hotspot, those owed a visit first and in the order in which one would go: one tap arrives. */
import type { PositionFault } from '../../../device/world.ts';
import { openVisitOf } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { NextPlace } from '../../next-places.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFix } from '../../use-fix.ts';
import { useNextPlaces } from '../../use-next.ts';
import { awayWords } from './away-words.ts';
import type { HeldPatrol } from './held-patrol.ts';

type Props = {
  readonly held: HeldPatrol;
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
  refused: 'Beatbook may not use this phone’s position, so it cannot say how far each one is.',
  unavailable: 'There is no position just now, so it cannot say how far each one is.',
  'not-on-this-phone': 'This phone gives no position, so it cannot say how far each one is.',
};

const hereMetres = 15;

function HotspotChoice({ held, onArrive }: Pick<Props, 'held' | 'reference' | 'onArrive'>) {
  const { fix, fault } = useFix();
  const places = useNextPlaces({ id: held.id, fields: held.patrol }, fix);
  const current = openVisitOf(held.patrol)?.hotspot;
  const choice = places.filter(({ hotspot }) => hotspot.id !== current);
  if (choice.length === 0) return <EmptyState title="No hotspots are drawn for today" icon="map" />;
  const isHere = (place: NextPlace) =>
    place.isHere || (place.metres !== null && place.metres < hereMetres);
  const others = choice.filter((place) => !isHere(place));
  const hasPosition = choice.some(({ metres }) => metres !== null);
  return (
    <div class="patrol">
      {!hasPosition && fault && <p class="soft">{whyNoPosition[fault]}</p>}
      <HotspotList label="Where you are" places={choice.filter(isHere)} onArrive={onArrive} />
      <HotspotList
        label="Owed a visit this week"
        places={others.filter(({ isOwed }) => isOwed)}
        onArrive={onArrive}
      />
      <HotspotList
        label="This week’s target is met"
        places={others.filter(({ isOwed }) => !isOwed)}
        onArrive={onArrive}
      />
    </div>
  );
}

type ListProps = {
  readonly label: string;
  readonly places: readonly NextPlace[];
  readonly onArrive: (hotspot: string) => void;
};

function HotspotList({ label, places, onArrive }: ListProps) {
  if (places.length === 0) return null;
  return (
    <div>
      <h3 class="patrol-group">{label}</h3>
      <List label={label}>
        {places.map(({ hotspot, metres, why }) => (
          <Row
            key={hotspot.id}
            title={hotspot.name}
            detail={[awayWords(metres), why].filter(Boolean).join(' · ')}
            onClick={() => onArrive(hotspot.id)}
          />
        ))}
      </List>
    </div>
  );
}
