/** `/shift`, `/handover` and `/tasking`: what is left here, what was, and where to go. One file, so that all come at once. */
import type { ComponentType } from 'preact';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Handover } from './handover.tsx';
import { ShiftEnd } from './shift-end.tsx';
import { Tasking } from './tasking.tsx';

export const ShiftPage = () => <WithLists title="Shift’s end" page={ShiftEnd} />;
export const HandoverPage = () => <WithLists title="Handover" page={Handover} />;
export const TaskingPage = () => <WithLists title="Tasking" page={Tasking} />;

type Given = { readonly reference: Reference; readonly person: Person };
type Props = { readonly title: string; readonly page: ComponentType<Given> };

/** Before the first connection there is nothing to hand over and nowhere to be sent. */
function WithLists({ title, page: Shown }: Props) {
  const { reference, person } = usePhone().state;
  if (reference && person) return <Shown reference={reference} person={person} />;
  return (
    <Page title={title} back={{ href: '/', label: 'Back' }}>
      <EmptyState icon="cloud-off" title="Nothing is on this phone yet">
        Your partnership’s lists come with the first connection.
      </EmptyState>
    </Page>
  );
}
