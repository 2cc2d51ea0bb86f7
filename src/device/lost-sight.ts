/**
 * What a person may no longer see leaves the phone (S15): a record that is gone, or a referral that the
 * hub has taken up and of which its author now sees only how it goes. Runs inside a transaction of its
 * caller; the pages that still hold earlier versions are rewritten right after.
 */
import { isStatusOnly } from '../domain/referral.ts';
import type { Pulled } from '../sync/messages.ts';
import { eraseReceived } from './keep-received.ts';
import { changeMeta } from './meta.ts';
import { dropPhotosOf } from './photo-rows.ts';
import { rowsOfRecord } from './queue-rows.ts';
import type { PersonTables } from './rows.ts';

export async function loseSight(tables: PersonTables, records: readonly Pulled[]): Promise<void> {
  const narrowed = records.filter(isNarrowed);
  for (const { id } of narrowed) {
    // Steps hold nothing unseen, and a restored server must get a withdrawal again (S13).
    await eraseReceived(tables, id, ({ fields }) => isStatusOnly(fields));
  }
  const gone = records.filter((record) => 'isGone' in record);
  for (const { id } of gone) {
    // What was written and not taken shows its photos until it is mended or discarded (S4).
    if ((await rowsOfRecord(tables, id)).length === 0) await dropPhotosOf(tables, id);
  }
  if (gone.length > 0 || narrowed.length > 0) await changeMeta(tables, { holdsUnseen: true });
}

const isNarrowed = (record: Pulled): boolean =>
  !('isGone' in record) && record.kind === 'referral' && isStatusOnly(record.fields);
