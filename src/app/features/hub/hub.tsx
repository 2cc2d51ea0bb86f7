import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function HubPage() {
  return (
    <Page title="Youth hub">
      <p>This page is not built yet.</p>
    </Page>
  );
}
