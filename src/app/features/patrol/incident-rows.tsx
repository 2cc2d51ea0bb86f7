/** Incidents that were logged while this patrol ran. */
import type { Reference } from '../../../domain/reference.ts';
import { entryName } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { clockWords } from '../../words.ts';
import { incidentsOn } from './held-patrol.ts';

type Props = { readonly patrolId: string; readonly reference: Reference };

export function IncidentRows({ patrolId, reference }: Props) {
  const { state } = usePhone();
  const incidents = incidentsOn(state, patrolId);
  if (incidents.length === 0) return null;
  return (
    <Section title="Incidents">
      <List label="Incidents">
        {incidents.map(({ id, fields }) => (
          <Row
            key={id}
            href={`/records/${id}`}
            title={entryName(reference.incidentTypes, fields.type)}
            detail={fields.isUnfinished ? 'To finish' : undefined}
            trailing={clockWords(fields.from ?? 0, reference.partnership.timeZone)}
          />
        ))}
      </List>
    </Section>
  );
}
