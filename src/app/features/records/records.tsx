import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function Records() {
  return (
    <Page title="Records">
      <p>This page is not built yet.</p>
    </Page>
  );
}
