/** The records that were pulled: pages folded newest-version-wins, and when to rewrite the pages. */

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
