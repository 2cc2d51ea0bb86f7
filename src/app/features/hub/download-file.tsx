/** The hub's own referrals of a month as a file for a spreadsheet: no name, no note, no way to reach anyone. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fetchFile } from '../../../device/server-calls.ts';
import type { Hub, Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import { dayAfter } from '../../../domain/time.ts';
import { dayOf } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { saveFile } from '../../save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { faultSentence } from '../../words.ts';

type Props = { readonly hub: Hub; readonly reference: Reference };

const daysBack = 365;

export function DownloadFile({ hub, reference }: Props) {
  const { world } = usePhone();
  const [isFetching, setIsFetching] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const said = useRef<HTMLDivElement>(null);
  // The bar may stand in front of it.
  useEffect(() => {
    if (fault) said.current?.scrollIntoView({ block: 'center' });
  }, [fault]);
  const download = async () => {
    const to = dayOf(world.now(), reference);
    const from = dayAfter(to, -daysBack);
    setIsFetching(true);
    const path = `/api/export/hub-referrals.csv?from=${from}&to=${to}`;
    const file = await fetchFile(world, path, 'text/csv');
    setIsFetching(false);
    setFault(file.ok ? null : file.fault);
    if (file.ok) saveFile(file.value, `${hub.id}-${from}-${to}.csv`);
  };
  return (
    <Section title="For your own report">
      <p class="soft">
        The last twelve months as a file for a spreadsheet: days, ages, reasons and how each went.
        No names.
      </p>
      <div ref={said}>{fault && <Notice kind="attention">{offlineWords(fault)}</Notice>}</div>
      <Button
        icon="download"
        busy={isFetching}
        busyWords="Fetching"
        onClick={() => void download()}
      >
        Download the file (CSV)
      </Button>
    </Section>
  );
}

/** A file is made at the server: with no signal there is none, and nothing tries again by itself. */
const offlineWords = (fault: Fault): string =>
  fault.code === 'offline'
    ? 'There is no signal, and the file is made at the server. Try again when you are online.'
    : faultSentence(fault);
