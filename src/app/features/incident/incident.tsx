/** `/incident/:id`: which of its forms an incident needs now; `/incident/new` begins one. */

import { useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import { mayStillChange } from '../../log-incident.ts';
import { usePhone } from '../../phone-context.tsx';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { FinishForm } from './finish-form.tsx';
import { IncidentFormPage } from './incident-form.tsx';
import { MendForm } from './mend-form.tsx';
import { NewIncident } from './new-incident.tsx';
import './incident.css';

export function IncidentPage({ id }: PageProps) {
  const { state, world } = usePhone();
  const { query } = useLocation();
  const { reference } = state;
  const isMending = useRef(false);
  if (!reference) return <NoLists />;
  if (id === undefined) return <NewIncident reference={reference} />;
  const held = state.records.get(id);
  if (held?.kind !== 'incident') return <Gone />;
  const incident = held as Held<'incident'>;
  // Once begun it stays: what was just sent again is no longer refused, and the page is on its way elsewhere.
  isMending.current ||= incident.isMine && incident.state === 'attention';
  if (isMending.current) return <MendForm held={incident} reference={reference} />;
  if (!mayStillChange(incident, state, world.now())) return <TooLate id={id} />;
  if ('finish' in query) return <FinishForm held={incident} reference={reference} />;
  return <IncidentFormPage held={incident} reference={reference} />;
}

const Gone = () => (
  <Page title="Incident" back={{ href: '/', label: 'Home' }}>
    <EmptyState
      icon="file-text"
      title="This incident is not on this phone"
      action={<LinkButton href="/records">Your records</LinkButton>}
    >
      It was taken back, or it belongs to another zone.
    </EmptyState>
  </Page>
);

const TooLate = ({ id }: { readonly id: string }) => (
  <Page title="Incident" back={{ href: '/records', label: 'Records' }}>
    <EmptyState
      icon="clock"
      title="The time for changing this has passed"
      action={<LinkButton href={`/records/${id}`}>Read it</LinkButton>}
    >
      If something in it is wrong, tell your coordinator.
    </EmptyState>
  </Page>
);

const NoLists = () => (
  <Page title="Incident" back={{ href: '/', label: 'Home' }}>
    <EmptyState icon="cloud-off" title="Your partnership’s lists are not here yet">
      They come with the first connection.
    </EmptyState>
  </Page>
);
