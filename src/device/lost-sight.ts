/**
 * What a person may no longer see leaves the phone (S15): a record that is gone, or a referral that the
 * hub has taken up and of which its author now sees only how it goes. Runs inside a transaction of its
 * caller; the pages that still hold earlier versions are rewritten right after.
 */
import { isStatusOnly } from '../domain/referral.ts';
import type { Pulled } from '../sync/messages.ts';
import { eraseReceived } from './keep-received.ts';
import { changeMeta } from './meta.ts';
import type { PersonTables } from './rows.ts';

export async function loseSight(tables: PersonTables, records: readonly Pulled[]): Promise<void> {
  const narrowed = records.filter(isNarrowed);
  for (const { id } of narrowed) {
    // Steps hold nothing unseen, and a restored server must get a withdrawal again (S13).
    await eraseReceived(tables, id, ({ fields }) => isStatusOnly(fields));
  }
  const isAnyGone = records.some((record) => 'isGone' in record);
  if (isAnyGone || narrowed.length > 0) await changeMeta(tables, { holdsUnseen: true });
}

const isNarrowed = (record: Pulled): boolean =>
  !('isGone' in record) && record.kind === 'referral' && isStatusOnly(record.fields);
