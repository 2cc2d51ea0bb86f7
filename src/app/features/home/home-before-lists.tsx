/** A phone that was just signed in holds no lists yet: what it waits for, and what to do. */
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';

export function HomeBeforeLists() {
  const { state, phone } = usePhone();
  const isBusy = state.sync.phase === 'busy';
  return (
    <Page title="Home">
      {isBusy ? (
        <Progress words="Fetching your partnership’s places and lists. Once only; after that Beatbook works with no signal." />
      ) : (
        <EmptyState
          icon="cloud-off"
          title="Your partnership’s lists are not here yet"
          action={
            <Button icon="refresh-cw" onClick={() => void phone.syncNow()}>
              Try now
            </Button>
          }
        >
          They come with the first connection, in a few seconds, and then stay on this phone.
        </EmptyState>
      )}
    </Page>
  );
}
