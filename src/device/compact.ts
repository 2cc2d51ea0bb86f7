/** Pages are rewritten now and then: when they are many and small, or when much in them is superseded. */
import { pageRecordsMax } from '../sync/limits.ts';
import type { Pulled } from '../sync/messages.ts';
import { changeMeta, readMeta } from './meta.ts';
import { pagesAfter, recordsIn, toPage } from './pages.ts';
import type { PersonStorage } from './person-storage.ts';
import { fold, type PageSize, type Replica } from './replica.ts';
import type { PersonTables } from './rows.ts';

export async function compact(storage: PersonStorage): Promise<void> {
  const { memory, meta } = storage.view;
  const from = meta.holdsUnseen ? 0 : staleFrom(memory.pages, memory.replica.size);
  if (from === null) return;
  const done = await storage.writeIfRoom((tables) => rewritePages(tables, from));
  if (done.ok) await storage.refresh();
}

/**
 * Rewrites the pages from one on; what they fold to stays the same. From 0 on nothing is left of
 * earlier versions (S15).
 */
export async function rewritePages(tables: PersonTables, from: number): Promise<void> {
  const stale = await pagesAfter(tables, from - 1);
  const folded = stale.reduce<Replica>((all, page) => fold(all, recordsIn(page)), new Map());
  const { generation } = await readMeta(tables);
  await tables.pages.remove(stale.map(({ n = 0 }) => n));
  await tables.pages.putAll(inPages([...folded.values()]).map(toPage));
  const isWhole = from === 0;
  await changeMeta(tables, {
    generation: generation + 1,
    ...(isWhole && { holdsUnseen: false }),
  });
}

const smallPagesMax = 16;
const supersededShareMax = 0.3;

/**
 * From which page on the pages should be rewritten, or `null`. Small pages pile up at the end, one a
 * sync; when much of everything is superseded, all of it is rewritten.
 */
export function staleFrom(pages: readonly PageSize[], distinct: number): number | null {
  const total = pages.reduce((sum, { count }) => sum + count, 0);
  const isWorthIt = total > pageRecordsMax && pages.length > 1;
  if (isWorthIt && total - distinct > total * supersededShareMax) return pages[0]?.n ?? null;

  const lastLarge = pages.findLastIndex(({ count }) => count >= pageRecordsMax);
  const small = pages.slice(lastLarge + 1);
  return small.length > smallPagesMax ? (small[0]?.n ?? null) : null;
}

/** Cuts records into pages of the size that they are pulled in. */
export function inPages(records: readonly Pulled[]): readonly (readonly Pulled[])[] {
  const pages: (readonly Pulled[])[] = [];
  for (let from = 0; from < records.length; from += pageRecordsMax) {
    pages.push(records.slice(from, from + pageRecordsMax));
  }
  return pages;
}
