/** Photos that no record of this person's names any more go from the phone; those that came, after a while (S20). */
import { namesPhoto } from '../domain/photo.ts';
import type { Instant } from '../domain/time.ts';
import { keptReceivedMs } from '../sync/limits.ts';
import type { PersonStorage } from './person-storage.ts';
import { isNewIn, type PersonView } from './person-view.ts';
import { keyOfPhoto } from './photo-rows.ts';
import { rowsOfRecord } from './queue-rows.ts';
import type { ChangeRow, PhotoRow } from './rows.ts';

export async function tidyPhotos(storage: PersonStorage, now: Instant): Promise<void> {
  const isLeft = (row: PhotoRow): boolean =>
    isOld(row, now) || (isWhole(storage.view) && !isNamedInReplica(storage.view, row));
  if (!storage.view.photos.some(isLeft)) return;
  const tables = storage.of('changes', 'meta', 'pages', 'photos', 'pictures');
  await tables.write(async (within) => {
    // A page that another tab has stored may name what nothing here does.
    if (await isNewIn(within, () => storage.view)) return;
    for (const row of (await within.photos.all()).filter(isLeft)) {
      if (namesIt(await rowsOfRecord(within, row.record), row)) continue;
      await within.photos.remove([keyOfPhoto(row)]);
      await within.pictures.remove([keyOfPhoto(row)]);
    }
  });
  await storage.refresh();
}

/** After a reset, or before the first page, a record is missing that will come again. */
const isWhole = ({ meta }: PersonView): boolean =>
  meta.cursor !== null && !meta.isPartial && !meta.isSignedOut;

function isNamedInReplica({ memory }: PersonView, { record, hash }: PhotoRow): boolean {
  const there = memory.replica.get(record);
  return !!there && !('isGone' in there) && namesPhoto(there.fields, hash);
}

/** What waits, and what was refused and is not mended or discarded yet. */
const namesIt = (rows: readonly ChangeRow[], { hash }: PhotoRow): boolean =>
  rows.some(({ fields }) => namesPhoto(fields, hash));

const isOld = ({ state, receivedAt = 0 }: PhotoRow, now: Instant): boolean =>
  state === 'received' && now - receivedAt > keptReceivedMs;
