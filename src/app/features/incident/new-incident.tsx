/** `/incident/new`: every kind of trouble in words; a tap saves it and opens it, as a tile does. */

import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import { dayOf } from '../../entry-names.ts';
import { logIncident } from '../../log-incident.ts';
import { usePhone } from '../../phone-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useFixWatcher } from '../../use-fix.ts';
import { faultSentence } from '../../words.ts';
import { KindList } from './kind-list.tsx';

export function NewIncident({ reference }: { readonly reference: Reference }) {
  const { phone, world } = usePhone();
  const { route } = useLocation();
  const [fault, setFault] = useState<Fault | null>(null);
  const isLogging = useRef(false);
  useFixWatcher();
  const log = async (typeId: string) => {
    if (isLogging.current) return;
    isLogging.current = true;
    const logged = await logIncident(phone, world, typeId);
    isLogging.current = false;
    // In place of this page: Back leads home, not to a list that would log it again.
    if (logged.ok) route(`/incident/${logged.value}`, true);
    else setFault(logged.fault);
  };
  return (
    <Page
      title="What did you see?"
      subtitle="One tap saves it with the time and the place."
      back={{ href: '/', label: 'Back' }}
    >
      {fault && (
        <Notice kind="attention" title="That was not saved">
          {faultSentence(fault)}
        </Notice>
      )}
      <KindList
        reference={reference}
        day={dayOf(world.now(), reference)}
        onChoose={(typeId) => void log(typeId)}
      />
    </Page>
  );
}
