import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function MapPage() {
  return (
    <Page title="Map">
      <p>This page is not built yet.</p>
    </Page>
  );
}
