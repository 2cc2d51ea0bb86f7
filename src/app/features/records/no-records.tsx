/** Why the list is empty, and what would fill it. */
import { usePhone } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import type { RecordsFilter } from './records-filter.ts';

export function NoRecords({ filter }: { readonly filter: RecordsFilter }) {
  const { state } = usePhone();
  if (filter.words || filter.kind) {
    return (
      <EmptyState icon="search" title="Nothing here fits that">
        Use fewer words, or choose another kind.
      </EmptyState>
    );
  }
  if (filter.whose === 'mine') {
    return (
      <EmptyState
        icon="file-text"
        title="You have not logged anything yet"
        action={<LinkButton href="/incident/new">Log an incident</LinkButton>}
      >
        What you log stands here at once, with a word on whether it has arrived.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="file-text" title="There are no records yet">
      {state.sync.lastReplyAt === null
        ? 'They come with the first connection.'
        : 'Nobody has logged anything that you may see.'}
    </EmptyState>
  );
}
