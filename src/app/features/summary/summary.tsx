import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function SummaryPage() {
  return (
    <Page title="Summary">
      <p>This page is not built yet.</p>
    </Page>
  );
}
