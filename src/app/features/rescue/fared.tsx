/** How the changes in a file fared: counts by kind, and nothing of any record. */
import type { Brought } from '../../../device/rescues.ts';
import { faultWords } from '../../../domain/result.ts';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { counted } from '../../words.ts';
import { faredRows } from './rescue-words.ts';

export function Fared({ brought: { author, outcomes } }: { readonly brought: Brought }) {
  const news = countOf(outcomes, 'new');
  const refused = outcomes.filter(({ result }) => result === 'refused');
  return (
    <>
      <Notice
        kind={refused.length > 0 ? 'attention' : 'done'}
        title={`From ${author}: ${news === 0 ? 'nothing that was not here already' : counted(news, 'new entry', 'new entries')}`}
      >
        When their phone sends again it finds all of it received.
      </Notice>
      <Table
        caption={`What was in the file of ${author}`}
        columns={[
          { key: 'kind', head: 'Kind' },
          { key: 'new', head: 'New', isNumber: true },
          { key: 'known', head: 'Here already', isNumber: true },
          { key: 'refused', head: 'Refused', isNumber: true },
        ]}
        rows={faredRows(outcomes)}
      />
      {refused.map(({ kind, code = 'malformed', count }) => (
        <p key={`${kind} ${code}`} class="soft">
          {counted(count, 'entry', 'entries')} refused: {faultWords[code]} It is kept on the
          officer’s phone, who can mend it there.
        </p>
      ))}
    </>
  );
}

const countOf = (outcomes: Brought['outcomes'], wanted: string): number =>
  outcomes.reduce((sum, { result, count }) => sum + (result === wanted ? count : 0), 0);
