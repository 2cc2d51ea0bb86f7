import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function PatrolPage() {
  return (
    <Page title="Patrol">
      <p>This page is not built yet.</p>
    </Page>
  );
}
