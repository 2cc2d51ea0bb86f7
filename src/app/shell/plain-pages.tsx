/** The pages of the shell itself: what is said when there is no page to show. */

import { usePhone } from '../phone-context.tsx';
import { RescueOffer } from '../rescue-offer.tsx';
import { Button } from '../ui/button.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';

export function NotFound() {
  return (
    <Page title="There is no page here">
      <p>The address may have been copied only in part, or the page is no longer there.</p>
      <LinkButton href="/">Go to your first page</LinkButton>
    </Page>
  );
}

export function NotAllowed({ role }: { readonly role: string }) {
  return (
    <Page title="This page is not part of your role">
      <p>
        You are signed in as <strong>{role}</strong>, and this role has no use of this page. If your
        work needs it, ask your administrator.
      </p>
      <LinkButton href="/">Go to your first page</LinkButton>
    </Page>
  );
}

export function StorageBlocked() {
  const { person, unsent } = usePhone().state;
  return (
    <Page title="Close the other Beatbook tabs">
      <p>
        This phone’s storage does not open. Most often another tab with an older Beatbook holds it:
        close the others, and this page goes on by itself.
      </p>
      <p>No other tab is open? Start the phone again. What was shown as saved is safe.</p>
      <Button kind="primary" icon="refresh-cw" onClick={() => location.reload()}>
        Load again
      </Button>
      {person && unsent > 0 && <RescueOffer personId={person.id} />}
    </Page>
  );
}
