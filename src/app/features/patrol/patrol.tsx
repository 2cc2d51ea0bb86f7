/** The patrol: the one that runs, or the way to start one; by its id, one that is over. */
import { useLocation } from 'preact-iso';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import { isRunning } from '../../../domain/patrol.ts';
import { usePhone } from '../../phone-context.tsx';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { EditPage } from './edit-page.tsx';
import { heldPatrolOf } from './held-patrol.ts';
import { PastPage } from './past-page.tsx';
import { RunningPage } from './running-page.tsx';
import { StartPage } from './start-page.tsx';
import './patrol.css';

export function PatrolPage({ id }: PageProps) {
  const { state } = usePhone();
  const { query } = useLocation();
  const { reference } = state;
  if (!reference) return null;
  const held = heldPatrolOf(state, id ?? runningPatrolOf(state)?.id);
  if (id === undefined && !held) return <StartPage reference={reference} />;
  if (!held) return <NoPatrol />;
  if (held.isMine && isRunning(held.patrol)) {
    return <RunningPage key={held.id} held={held} reference={reference} />;
  }
  const Shown = held.isMine && 'edit' in query ? EditPage : PastPage;
  return <Shown key={held.id} held={held} reference={reference} />;
}

function NoPatrol() {
  return (
    <Page title="Patrol" back={{ href: '/records', label: 'Records' }}>
      <EmptyState
        title="This patrol is not on this phone"
        icon="footprints"
        action={<LinkButton href="/records">Go to your records</LinkButton>}
      >
        It may have been taken back, or belong to someone else.
      </EmptyState>
    </Page>
  );
}
