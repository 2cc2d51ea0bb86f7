/** What stands in a page's place when it could not be shown. They come with the first page: nothing else may be here. */
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

export const NotLoaded = () => (
  <Failed title="This page could not be opened">
    Part of Beatbook is not on this phone yet, or is from an older version. With signal, loading it
    again puts this right.
  </Failed>
);

export const Broken = () => (
  <Failed title="Something in this page went wrong">It is Beatbook’s fault, not yours.</Failed>
);

/** Its own file may be gone with the older version: like the others it must be here already. */
export const Outdated = () => (
  <Failed title="Beatbook was updated in another tab">What you were typing is kept.</Failed>
);

type Props = { readonly title: string; readonly children: ComponentChildren };

function Failed({ title, children }: Props) {
  return (
    <Page title={title}>
      <p>{children}</p>
      <p>What was shown as saved is safe on this phone.</p>
      <Button kind="primary" icon="refresh-cw" onClick={() => location.reload()}>
        Load again
      </Button>
    </Page>
  );
}
