/** Everything one has written, and what colleagues wrote where one may see it; what needs attention first. */
import { signal } from '@preact/signals';
import type { Held } from '../../../device/phone.ts';
import type { Kind } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { timeWords } from '../../words.ts';
import { Drafts } from './drafts.tsx';
import { NoRecords } from './no-records.tsx';
import { happenedAt } from './record-line.ts';
import { chunk, RecordList } from './record-list.tsx';
import { RecordRow } from './record-row.tsx';
import { type RecordsFilter, recordsOf } from './records-filter.ts';
import { RecordsTools } from './records-tools.tsx';
import './records.css';

/** They outlive the page: *Back* from a record finds the list as it was left. */
const shown = signal(chunk);
const chosen = signal<Partial<RecordsFilter>>({});

export function Records() {
  const { state } = usePhone();
  const { reference, person } = state;
  if (!reference || !person) return <BeforeLists />;
  const role = roles[person.role];
  const logs = role.logs.length > 0;
  const filter: RecordsFilter = {
    whose: logs ? 'mine' : 'all',
    kind: null,
    words: '',
    ...chosen.value,
  };
  const records = recordsOf(state, filter);
  const choose = (part: Partial<RecordsFilter>) => {
    chosen.value = { ...chosen.value, ...part };
    shown.value = chunk;
  };
  return (
    <Page title="Records">
      <RecordsTools
        filter={filter}
        onChange={choose}
        hasOthers={logs && role.sees.incident !== 'own' && role.sees.incident !== 'none'}
        kinds={kindsSeen(role.sees)}
        isLong={state.records.size > 12}
      />
      {filter.whose !== 'others' && <NeedsAttention reference={reference} />}
      {filter.whose !== 'others' && <Drafts />}
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
  const refused = recordsOf(state, { whose: 'mine', kind: null, words: '' }).filter(
    (held) => held.state === 'attention',
  );
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
