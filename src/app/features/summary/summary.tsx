/** The inspector's page: a sheet of paper, and beside it what it is about. */

import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { localTimeOf } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Builder } from './builder.tsx';
import { addressOf, choiceOf, filterOf, type SummaryChoice, wholeChoiceOf } from './choice.ts';
import { Figures } from './figures.tsx';
import { TakeAway } from './take-away.tsx';
import './summary.css';

export function SummaryPage() {
  const { state } = usePhone();
  const { reference, person } = state;
  if (!reference || !person) {
    return (
      <Page title="Summary">
        <EmptyState title="Nothing to sum up yet" icon="chart-column">
          Figures come once this device has spoken with the partnership’s server.
        </EmptyState>
      </Page>
    );
  }
  return <Summing reference={reference} person={person} />;
}

type Props = { readonly reference: Reference; readonly person: Person };

function Summing({ reference, person }: Props) {
  const { world } = usePhone();
  const { query, route } = useLocation();
  const { day: today } = localTimeOf(world.now(), reference.partnership.timeZone);
  const isHidden = roles[person.role].figures !== 'exact';
  const choice = useMemo(
    () => (isHidden ? wholeChoiceOf(query, today) : choiceOf(query, reference)),
    [query, reference, isHidden, today],
  );
  const filter = useMemo(() => filterOf(choice, today), [choice, today]);
  const onChoice = (next: SummaryChoice) => route(`/summary${addressOf(next)}`, true);
  return (
    <Page title="Summary" isTitleHidden width="full">
      <div class="summing">
        <details class="builder not-printed" open={isDesk()}>
          <summary>Choose the period and the place</summary>
          <Builder {...{ choice, reference, today, isHidden, onChoice }} period={filter.period} />
        </details>
        <Figures filter={filter} reference={reference} isHidden={isHidden} />
        <div class="take not-printed">
          <TakeAway filter={filter} />
        </div>
      </div>
    </Page>
  );
}

const isDesk = (): boolean => matchMedia('(min-width: 1024px)').matches;
