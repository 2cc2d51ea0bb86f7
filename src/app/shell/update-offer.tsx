/** A new version is offered only while nobody is writing and no patrol runs; until then it says that it waits. */
import { updateNow } from '../new-version.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type Props = { readonly isBusy: boolean };

export function UpdateOffer({ isBusy }: Props) {
  const update = updateNow.value;
  if (!update) return null;
  if (isBusy) return <Waits />;
  return (
    <Notice
      title="A new version is ready"
      action={
        <Button kind="primary" icon="refresh-cw" onClick={update}>
          Update now
        </Button>
      }
    >
      It takes a few seconds. Nothing you wrote is lost.
    </Notice>
  );
}

function Waits() {
  return (
    <p class="update-waits" role="status">
      A new version is ready. It waits until your form is finished and your patrol has ended.
    </p>
  );
}
