/** Who may sign in, with which phone, and as what. It needs a signal: no phone keeps this list. */

import { useLayoutEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { PersonRow } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { placeScroll } from '../../scroll.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { List, Row } from '../../ui/row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agoWords, counted, faultSentence } from '../../words.ts';
import { detailOf, foundIn, lastSeenOf } from './people-list.ts';
import { PersonFormPage } from './person-form.tsx';
import { PersonPage } from './person-page.tsx';
import { type PeopleAsked, usePeople } from './use-people.ts';
import './people.css';

/** `/people`, `/people?person=ID`, `/people?edit=ID`, `/people?edit=new` */
export function PeoplePage() {
  const { state } = usePhone();
  const { query } = useLocation();
  const asked = usePeople();
  const { reference } = state;
  // One path, several pages: each begins at its top.
  useLayoutEffect(placeScroll, [query.edit, query.person]);
  if (!reference || !asked.rows) return <Waiting {...asked} />;
  const rowOf = (id: string | undefined) => asked.rows?.find(({ person }) => person.id === id);
  const shared = { reference, rows: asked.rows, refresh: asked.refresh };
  if (query.edit === 'new') return <PersonFormPage key="new" {...shared} />;
  const edited = rowOf(query.edit);
  if (edited) return <PersonFormPage key={edited.person.id} row={edited} {...shared} />;
  const shown = rowOf(query.person);
  if (shown) return <PersonPage key={shown.person.id} row={shown} {...shared} />;
  return <PeopleList {...shared} fault={asked.fault} />;
}

export type PeopleProps = {
  readonly reference: Reference;
  readonly rows: readonly PersonRow[];
  readonly refresh: () => void;
};

function Waiting({ fault, refresh }: PeopleAsked) {
  return (
    <Page title="People">
      {fault ? (
        <EmptyState
          title="The list of people is not here"
          icon="cloud-off"
          action={<Button onClick={refresh}>Try again</Button>}
        >
          {faultSentence(fault)} No phone keeps this list.
        </EmptyState>
      ) : (
        <Progress words="Asking the partnership’s server" />
      )}
    </Page>
  );
}

function PeopleList({
  reference,
  rows,
  fault,
}: PeopleProps & { readonly fault: PeopleAsked['fault'] }) {
  const [search, setSearch] = useState('');
  const found = foundIn(rows, search, reference);
  return (
    <Page
      title="People"
      subtitle={`${counted(rows.filter(({ isActive }) => isActive).length, 'person', 'people')} can sign in`}
      width="reading"
      action={
        <LinkButton href="/people?edit=new" kind="primary" icon="user-plus" wide>
          Add a person
        </LinkButton>
      }
    >
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      <TextField
        label="Find"
        hint="A name, a role, an organisation or a zone"
        value={search}
        onInput={setSearch}
        spellcheck={false}
        autoComplete="off"
      />
      {found.length === 0 ? (
        <EmptyState title="Nobody is found by that" icon="search">
          Each word must begin a word of a name, role, organisation, zone or hub.
        </EmptyState>
      ) : (
        <PeopleRows rows={found} reference={reference} />
      )}
    </Page>
  );
}

function PeopleRows({ rows, reference }: Pick<PeopleProps, 'rows' | 'reference'>) {
  const { world } = usePhone();
  const now = world.now();
  return (
    <List label="People">
      {rows.map((row) => (
        <Row
          key={row.person.id}
          href={`/people?person=${row.person.id}`}
          title={row.person.name}
          detail={detailOf(row, reference)}
          trailing={standingWords(row, now)}
        />
      ))}
    </List>
  );
}

function standingWords(row: PersonRow, now: number): string {
  if (!row.isActive) return 'Deactivated';
  const seen = lastSeenOf(row);
  return seen === null ? 'Not signed in' : `Seen ${agoWords(seen, now)}`;
}
