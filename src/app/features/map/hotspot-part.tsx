/** Hotspots in the order in which one would go, each with what it has had this week. */
import { walkMinutesOf } from '../../../domain/dwell.ts';
import { roles, type Sight } from '../../../domain/roles.ts';
import { List, Row } from '../../ui/row.tsx';
import type { MapProps } from './browse-map.tsx';
import type { Chosen } from './choose-at.ts';
import type { HotspotWeek } from './hotspot-week.ts';

type Props = MapProps & {
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
};

const ownAndOthers = 'Your own visits, and colleagues’ as of the last connection.';

/** Whose visits are counted, where they are not everybody's. */
export const whoseVisits: Readonly<Record<Sight, string>> = {
  all: '',
  own: ownAndOthers,
  organisation: ownAndOthers,
  zones: 'Visits in your zones only.',
  hub: '',
  powers: '',
  none: 'Patrols are not shown to your role.',
};

export function HotspotPart({ content, person, chosen, onChoose }: Props) {
  const sight = roles[person.role].sees.patrol;
  const isNear = content.weeks.some(({ metres }) => metres !== null);
  return (
    <section aria-labelledby="hotspots-heading">
      <h2 id="hotspots-heading">Owed this week</h2>
      <p class="map-hint">{hintFor(sight, isNear)}</p>
      <List label="Hotspots">
        {content.weeks.map((week) => (
          <Row
            key={week.hotspot}
            title={week.place.name}
            detail={detailOf(week)}
            trailing={owedWords(week)}
            isCurrent={chosen?.kind === 'hotspot' && chosen.id === week.hotspot}
            onClick={() => onChoose({ kind: 'hotspot', id: week.hotspot })}
          />
        ))}
      </List>
    </section>
  );
}

const hintFor = (sight: Sight, isNear: boolean): string =>
  [`Visits since Monday, ${isNear ? 'nearest' : 'most owed'} first.`, whoseVisits[sight]]
    .filter(Boolean)
    .join(' ');

const detailOf = ({ made, wanted, metres }: HotspotWeek): string =>
  [`${made} of ${wanted} visits`, metres !== null && walkWords(metres)].filter(Boolean).join(' · ');

/** Past an hour's walk nobody walks: kilometres then. */
export function walkWords(metres: number): string {
  const minutes = walkMinutesOf(metres);
  return minutes <= 60 ? `${minutes} min walk` : `${Math.round(metres / 1000)} km`;
}

export const owedWords = ({ owed, wanted }: Pick<HotspotWeek, 'owed' | 'wanted'>): string => {
  if (wanted === 0) return 'No target';
  return owed === 0 ? 'Done' : `${owed} owed`;
};
