/** Everything one has written, and what colleagues wrote where one may see it; what needs attention first. */
import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Held } from '../../../device/phone.ts';
import type { Person } from '../../../domain/people.ts';
import type { Kind } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { usePhone } from '../../phone-context.tsx';
import { happenedAt } from '../../record-line.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { timeWords } from '../../words.ts';
import { Drafts } from './drafts.tsx';
import { NoRecords } from './no-records.tsx';
import { chunk, RecordList } from './record-list.tsx';
import { RecordRow } from './record-row.tsx';
import { type RecordsFilter, recordsOf } from './records-filter.ts';
import { RecordsTools } from './records-tools.tsx';
import './records.css';

type Chosen = { readonly by: string; readonly part: Partial<RecordsFilter> };

/** They outlive the page: *Back* from a record finds the list as its reader left it, and nobody else does. */
const shown = signal(chunk);
const chosen = signal<Chosen>({ by: '', part: {} });
const nothing: Partial<RecordsFilter> = {};

const ownFirst: RecordsFilter = { whose: 'mine', kind: null, words: '' };
const everybodys: RecordsFilter = { whose: 'all', kind: null, words: '' };

export function Records() {
  const { state } = usePhone();
  const { reference, person } = state;
  if (!reference || !person) return <BeforeLists />;
  return <RecordsPage reference={reference} person={person} />;
}

type Props = { readonly reference: Reference; readonly person: Person };

function RecordsPage({ reference, person }: Props) {
  const { state } = usePhone();
  const { sees, logs } = roles[person.role];
  const { records: all, names } = state;
  // Whoever only authorises dispersals reads everybody's records.
  const isOnTheBeat = logs.includes('incident');
  const part = chosen.value.by === person.id ? chosen.value.part : nothing;
  const filter = useMemo(
    () => ({ ...(isOnTheBeat ? ownFirst : everybodys), ...part }),
    [isOnTheBeat, part],
  );
  const records = useMemo(
    () => recordsOf({ records: all, reference, names }, filter),
    [all, reference, names, filter],
  );
  const choose = (next: Partial<RecordsFilter>) => {
    chosen.value = { by: person.id, part: { ...part, ...next } };
    shown.value = chunk;
  };
  return (
    <Page title="Records">
      <RecordsTools
        filter={filter}
        onChange={choose}
        hasOthers={isOnTheBeat && sees.incident !== 'own' && sees.incident !== 'none'}
        kinds={kindsSeen(sees)}
        isLong={state.records.size > 12}
      />
      {filter.whose !== 'others' && <NeedsAttention reference={reference} />}
      {filter.whose !== 'others' && <Drafts reference={reference} />}
      <RecordList
        records={records.filter((held) => !isUpFront(held, filter))}
        reference={reference}
        by={filter.whose === 'mine' ? 'shift' : 'day'}
        shown={shown}
      />
      {records.length === 0 && <NoRecords filter={filter} />}
    </Page>
  );
}

const isUpFront = (held: Held, { whose }: RecordsFilter): boolean =>
  whose !== 'others' && held.isMine && held.state === 'attention';

const kindsSeen = (sees: Readonly<Record<Kind, string>>): Kind[] =>
  (Object.keys(sees) as Kind[]).filter((kind) => sees[kind] !== 'none');

function NeedsAttention({ reference }: { readonly reference: Reference }) {
  const { state, world } = usePhone();
  const refused = recordsOf(state, ownFirst).filter((held) => held.state === 'attention');
  if (refused.length === 0) return null;
  const { timeZone } = reference.partnership;
  return (
    <Section title="Needs attention" hint="Still on this phone. The server did not take it.">
      <List>
        {refused.map((held) => (
          <RecordRow
            key={held.id}
            held={held}
            reference={reference}
            when={timeWords(happenedAt(held), world.now(), timeZone)}
          />
        ))}
      </List>
    </Section>
  );
}

const BeforeLists = () => (
  <Page title="Records">
    <EmptyState icon="cloud-off" title="Nothing is on this phone yet">
      Your partnership’s lists come with the first connection.
    </EmptyState>
  </Page>
);
