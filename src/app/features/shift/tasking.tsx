/** `/tasking`: the hotspots of one's zones, what is due now first: why, when, what to look for, what is owed. */
import { useMemo } from 'preact/hooks';
import { type Task, tasksFor } from '../../../analysis/tasking.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { listedNames } from '../../entry-names.ts';
import { owedNow } from '../../owed.ts';
import { usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { throughMinute, useMinute } from '../../use-minute.ts';
import { HeldSince } from './held-since.tsx';
import { TaskCard } from './task-card.tsx';
import { visitsWords } from './task-words.ts';
import { zonesOfPerson } from './zones-of-person.ts';
import './tasking.css';

type Props = { readonly reference: Reference; readonly person: Person };

export function Tasking({ reference, person }: Props) {
  const now = useMinute();
  const { records, covered } = usePhone().state;
  const tasks = useMemo(
    () =>
      tasksFor(owedNow({ records, covered }, reference, throughMinute(now)), {
        reference,
        zones: person.zones,
        now,
      }),
    [records, covered, reference, person.zones, now],
  );
  const due = tasks.filter(({ isDue }) => isDue);
  const later = tasks.filter(({ isDue, owed }) => !isDue && owed > 0);
  const done = tasks.filter(({ owed }) => owed === 0);
  return (
    <Page
      title="Tasking"
      subtitle={listedNames(zonesOfPerson(person, reference))}
      back={{ href: '/', label: 'Back' }}
      width="wide"
    >
      {tasks.length === 0 && (
        <EmptyState icon="map-pin" title="No hotspots are drawn in your zones">
          Your coordinator draws them.
        </EmptyState>
      )}
      <Cards title="Due now" tasks={due} reference={reference} now={now} />
      {due.length === 0 && tasks.length > 0 && <p>Nothing is due at this hour.</p>}
      <Cards title="Later" tasks={later} reference={reference} now={now} />
      {done.length > 0 && (
        <Section title="Has had its visits">
          <List label="Has had its visits">
            {done.map((task) => (
              <Row key={task.hotspot} title={task.place.name} detail={visitsWords(task, now)} />
            ))}
          </List>
        </Section>
      )}
      <HeldSince reference={reference} now={now} />
      <div class="side-by-side">
        <LinkButton href="/handover" icon="file-text">
          Handover
        </LinkButton>
        <LinkButton href="/map" icon="map">
          Map
        </LinkButton>
      </div>
    </Page>
  );
}

type CardsProps = {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly reference: Reference;
  readonly now: number;
};

function Cards({ title, tasks, reference, now }: CardsProps) {
  if (tasks.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="tasks">
        {tasks.map((task) => (
          <TaskCard key={task.hotspot} task={task} reference={reference} now={now} />
        ))}
      </ul>
    </Section>
  );
}
