import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function PeoplePage() {
  return (
    <Page title="People">
      <p>This page is not built yet.</p>
    </Page>
  );
}
