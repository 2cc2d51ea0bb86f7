/** What one can take away: paper, and files for a spreadsheet. */
import { useState } from 'preact/hooks';
import { fetchCsv } from '../../../device/figures.ts';
import type { FiguresFilter } from '../../../domain/figures.ts';
import type { Fault } from '../../../domain/result.ts';
import { type ExportName, roles } from '../../../domain/roles.ts';
import { usePhone } from '../../phone-context.tsx';
import { saveFile } from '../../save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { faultSentence } from '../../words.ts';
import { fileNameOf } from './file-name.ts';

const fileWords: Readonly<Record<ExportName, string>> = {
  summary: 'Download figures',
  incidents: 'Download incidents',
  patrols: 'Download patrols',
  'hub-referrals': 'Download referrals',
};

export function TakeAway({ filter }: { readonly filter: FiguresFilter }) {
  const { state, world } = usePhone();
  const [busy, setBusy] = useState<ExportName | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const names = state.person ? roles[state.person.role].exports : [];
  const download = async (name: ExportName): Promise<void> => {
    setBusy(name);
    setFault(null);
    const file = await fetchCsv(world, name, filter);
    setBusy(null);
    if (file.ok) saveFile(file.value, fileNameOf(name, filter, state.isDemonstration));
    else setFault(file.fault);
  };
  return (
    <div class="take-away">
      <Button kind="primary" icon="printer" wide onClick={() => print()}>
        Print
      </Button>
      {['summary' as const, ...names.filter((name) => name !== 'summary')]
        .filter((name) => names.includes(name))
        .map((name) => (
          <Button
            key={name}
            icon="download"
            wide
            busy={busy === name}
            busyWords="Fetching"
            onClick={() => download(name)}
          >
            {fileWords[name]}
          </Button>
        ))}
      {names.length > 0 && (
        <p class="small soft">
          Files are CSV, for a spreadsheet. They come from the partnership’s server and need a
          signal.
        </p>
      )}
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
    </div>
  );
}
