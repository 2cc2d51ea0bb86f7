/** The records that were pulled: pages folded newest-version-wins, and when to rewrite the pages. */

import { pageRecordsMax } from '../sync/limits.ts';
import type { Pulled } from '../sync/messages.ts';

/** Records that are gone stay in it by id and version: an older page must not bring them back. */
export type Replica = Map<string, Pulled>;

/** Lays records over a replica, in place. At one version the later word wins: sight may change. */
export function fold(replica: Replica, records: readonly Pulled[]): Replica {
  for (const record of records) {
    const held = replica.get(record.id);
    if (!held || record.version >= held.version) replica.set(record.id, record);
  }
  return replica;
}

export type PageSize = { readonly n: number; readonly count: number };

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
