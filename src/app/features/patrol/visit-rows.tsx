/** Visits of this patrol, in the order they were made. */
import type { Patrol } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { entryName } from '../../entry-names.ts';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { visitMinutesWords, visitSourceWords } from '../../visit-words.ts';
import { visitWords } from './patrol-words.ts';

type Props = { readonly patrol: Patrol; readonly reference: Reference };

/** The open one is the page's face; it joins the list when it ends. */
export function VisitRows({ patrol, reference }: Props) {
  const made = patrol.visits.filter(({ left }) => left !== undefined);
  if (made.length === 0) return null;
  return (
    <Section title="Visits">
      <List label="Visits">
        {made.map((visit) => (
          <Row
            key={visit.id}
            title={entryName(reference.hotspots, visit.hotspot)}
            detail={[visitWords(visit, reference.partnership.timeZone), visitSourceWords(visit)]
              .filter(Boolean)
              .join(' · ')}
            trailing={visitMinutesWords(visit, visit.arrived)}
          />
        ))}
      </List>
    </Section>
  );
}
