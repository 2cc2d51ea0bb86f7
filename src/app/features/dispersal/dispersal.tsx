/** `/dispersal` lists what is in force; `/dispersal/new` and `/dispersal/:id` are for authorising, changing, ending. */

import { useLocation } from 'preact-iso';
import { dispersalsIn } from '../../dispersals.ts';
import { mayStillChange } from '../../log-incident.ts';
import { usePhone } from '../../phone-context.tsx';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { DispersalForm } from './dispersal-form.tsx';
import { DispersalList } from './dispersal-list.tsx';
import './dispersal.css';

export function DispersalPage({ id }: PageProps) {
  const { state, world } = usePhone();
  const { path } = useLocation();
  const { reference } = state;
  if (!reference) return <NotHere title="Your partnership’s lists are not here yet" />;
  if (path === '/dispersal') return <DispersalList reference={reference} />;
  if (id === undefined) return <DispersalForm reference={reference} />;
  const held = dispersalsIn(state.records).find((one) => one.id === id);
  if (!held) return <NotHere title="This authorisation is not on this phone" />;
  const isRefused = held.isMine && held.state === 'attention';
  if (!isRefused && !mayStillChange(held, state, world.now())) {
    return (
      <NotHere
        title={held.isMine ? 'It is over' : 'Somebody else authorised it'}
        href={`/records/${id}`}
      />
    );
  }
  return <DispersalForm key={id} held={held} reference={reference} />;
}

const NotHere = ({ title, href = '/dispersal' }: { title: string; href?: string }) => (
  <Page title="Dispersal" back={{ href: '/dispersal', label: 'Dispersal' }}>
    <EmptyState icon="shield" title={title} action={<LinkButton href={href}>Read it</LinkButton>}>
      Only who authorised one may change or end it, as long as it holds.
    </EmptyState>
  </Page>
);
