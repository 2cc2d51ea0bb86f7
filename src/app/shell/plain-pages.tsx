/** The pages of the shell itself: what is said when there is no page to show. */

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
  return (
    <Page title="Beatbook is open somewhere else">
      <p>
        Another tab with an older Beatbook holds this phone’s storage. Close the other Beatbook
        tabs, then load this one again.
      </p>
      <p>What was shown as saved is safe.</p>
      <Button kind="primary" icon="refresh-cw" onClick={() => location.reload()}>
        Load again
      </Button>
    </Page>
  );
}
