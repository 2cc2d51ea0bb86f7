import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function ReferralPage() {
  return (
    <Page title="Referral">
      <p>This page is not built yet.</p>
    </Page>
  );
}
