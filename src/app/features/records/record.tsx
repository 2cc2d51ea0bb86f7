import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function RecordPage() {
  return (
    <Page title="Record">
      <p>This page is not built yet.</p>
    </Page>
  );
}
