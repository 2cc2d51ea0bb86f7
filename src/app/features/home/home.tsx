import { Page } from '../../ui/page.tsx';

/** Stands here until the feature is built. */
export function Home() {
  return (
    <Page title="Home">
      <p>This page is not built yet.</p>
    </Page>
  );
}
