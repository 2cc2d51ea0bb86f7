/** Which incidents are shown, and how many lie in each zone. */
import { type Bounds, boundsOf } from '../../../domain/ground.ts';
import { wardsOn, zoneOutlinesOf } from '../../../domain/places.ts';
import { roles, type Sight } from '../../../domain/roles.ts';
import { List, Row } from '../../ui/row.tsx';
import { counted } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { withZone } from './filter-words.ts';
import type { ZoneCounts } from './zone-counts.ts';

type Props = MapProps & { readonly onZone: (bounds: Bounds) => void };

/** Whose incidents are on this phone, where they are not all. */
export const whichIncidents: Readonly<Record<Sight, string>> = {
  all: '',
  zones: 'Only incidents in your zones are on this phone.',
  powers: 'Only incidents where a legal power was used, and your own.',
  organisation: 'Only your organisation’s incidents.',
  own: 'Only your own incidents.',
  hub: '',
  none: 'Incidents are not shown to your role.',
};

export function IncidentPart({ onZone, ...shared }: Props) {
  const { person, content, filter, setFilter, reference } = shared;
  const { rows } = content.counts;
  const filled = rows.filter(({ incidents }) => incidents > 0);
  const chooseZone = (id: string) => {
    setFilter(withZone(filter, filter.zone === id ? undefined : id));
    onZone(boundsOfZone(reference, content.day, id));
  };
  return (
    <section aria-label="Incidents">
      <FilterSentence {...shared} />
      <p class="map-total">
        <strong class="map-sum">{content.incidents.length.toLocaleString('en-GB')}</strong>{' '}
        {content.incidents.length === 1 ? 'incident' : 'incidents'}
        {leftOutWords(content.counts)}
      </p>
      <p class="map-hint">{whichIncidents[roles[person.role].sees.incident]}</p>
      {filled.length > 0 && (
        <List label="Incidents by zone">
          {filled.map(({ id, name, incidents }) => (
            <Row
              key={id}
              title={name}
              trailing={incidents.toLocaleString('en-GB')}
              isCurrent={filter.zone === id}
              onClick={() => chooseZone(id)}
            />
          ))}
        </List>
      )}
      <p class="map-hint">{overlapWords(content.counts)}</p>
    </section>
  );
}

function leftOutWords({ withoutPosition }: ZoneCounts): string {
  return withoutPosition === 0 ? '' : `; ${withoutPosition} not on the map, for want of a position`;
}

export function overlapWords({ inSeveral, withoutZone }: ZoneCounts): string {
  const several =
    inSeveral > 0 ? ` ${counted(inSeveral, 'incident is', 'incidents are')} in more than one.` : '';
  const without = withoutZone > 0 ? ` ${counted(withoutZone, 'is', 'are')} in none.` : '';
  return `Zones overlap on purpose, so these do not add up to the whole area.${several}${without}`;
}

export function boundsOfZone(reference: MapProps['reference'], day: string, id: string): Bounds {
  const zone = reference.zones.find((it) => it.id === id);
  const outlines = zone ? zoneOutlinesOf(zone, wardsOn(reference, day)) : [];
  return outlines.length > 0 ? boundsOf(outlines.flat()) : reference.partnership.area;
}
