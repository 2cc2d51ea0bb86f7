/** Once, after the first saved record: Beatbook belongs on the home screen, where the phone keeps its storage too. */
import type { PhoneState } from '../../device/phone.ts';
import { install, isInstallOffered, putOffInstall } from '../install.ts';
import { hasOwnRecord } from '../own-records.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export function InstallOffer({ state }: { readonly state: PhoneState }) {
  if (!isInstallOffered() || !hasOwnRecord(state)) return null;
  return (
    <Notice
      title="Put Beatbook on your home screen"
      action={
        <>
          <Button onClick={install}>Add it</Button>
          <Button kind="quiet" onClick={putOffInstall}>
            Not now
          </Button>
        </>
      }
    >
      It opens with one tap, and the phone is less likely to clear what it holds.
    </Notice>
  );
}
