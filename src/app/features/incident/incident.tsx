import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function IncidentPage() {
  return (
    <Page title="Incident">
      <p>This page is not built yet.</p>
    </Page>
  );
}
