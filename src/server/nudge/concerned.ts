/** Who is to be nudged after these changes: those who may see one of them, or could (S11, S19). */
import { isAfter, type Position } from '../database/positions.ts';
import type { StoredRecord } from '../database/records.ts';
import { viewFor } from '../sync/view.ts';
import type { Listener } from './listener.ts';

/**
 * The last of the changes that is news to this listener, or `null`. `changed` is in the order of
 * positions. What its phone has pulled is no news, its own changes with it: they are in the reply.
 */
export function newsFor(
  { person, reached }: Pick<Listener, 'person' | 'reached'>,
  changed: readonly StoredRecord[],
  powers: ReadonlySet<string>,
): Position | null {
  const news = changed.findLast((record) => viewFor(person, record, powers) !== null);
  return news && isNews(news.position, reached) ? news.position : null;
}

export const isNews = (position: Position, reached: Position | null): boolean =>
  reached === null || isAfter(position, reached);
