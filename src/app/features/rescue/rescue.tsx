/** Where a phone in trouble is set right: a file is brought in, and who lost something is seen. */
import { Page } from '../../ui/page.tsx';
import { BringIn } from './bring-in.tsx';
import { Cleared } from './cleared.tsx';

export function RescuePage() {
  return (
    <Page title="Phones in trouble" back={{ href: '/me', label: 'Me' }}>
      <BringIn />
      <Cleared />
    </Page>
  );
}
