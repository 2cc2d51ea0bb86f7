/** The incidents under the finger: what, when, how safe; each leads to its record. */
import type { Reference } from '../../../domain/reference.ts';
import { iconNamed } from '../../ui/icons.ts';
import { List, Row } from '../../ui/row.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { stateWords, timeWords } from '../../words.ts';
import type { MapProps } from './browse-map.tsx';
import type { HeldIncident } from './map-filter.ts';

/** A longer list is read better as a table. */
const shownMax = 20;

export function ChosenIncidents({
  ids,
  reference,
  content,
}: MapProps & { readonly ids: readonly string[] }) {
  const { timeZone } = reference.partnership;
  const held = ids
    .flatMap((id) => content.incidents.find((it) => it.id === id) ?? [])
    .sort((a, b) => (b.fields.from ?? 0) - (a.fields.from ?? 0));
  if (held.length === 0) return <p>They are not among the incidents shown any more.</p>;
  return (
    <>
      <List label="Incidents">
        {held.slice(0, shownMax).map((incident) => (
          <Row
            key={incident.id}
            icon={iconNamed(typeOf(incident, reference)?.icon ?? '')}
            title={typeOf(incident, reference)?.short ?? 'Incident'}
            detail={timeWords(incident.fields.from ?? incident.createdAt, content.now, timeZone)}
            mark={
              (incident.isMine || incident.state !== 'received') && (
                <StateMark
                  state={incident.state}
                  words={stateWords(incident, content.now, timeZone)}
                />
              )
            }
            href={`/records/${incident.id}`}
          />
        ))}
      </List>
      {held.length > shownMax && (
        <p class="map-hint">{`${held.length - shownMax} more here: zoom in, or look at them as a table.`}</p>
      )}
    </>
  );
}

const typeOf = ({ fields }: HeldIncident, { incidentTypes }: Reference) =>
  incidentTypes.find(({ id }) => id === fields.type);
