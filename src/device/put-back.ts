/**
 * A browser may clear a page’s storage while the page is open (S17): then what its memory holds is the last
 * copy of what was not sent. It goes back; what the server has comes from there again.
 */
import { newMeta, readMeta } from './meta.ts';
import { isCleared, type PersonView } from './person-view.ts';
import { keyOfPhoto } from './photo-rows.ts';
import { byOrder } from './row-order.ts';
import type { ChangeRow, MetaRow, PersonTables } from './rows.ts';

/** Runs inside a transaction of its caller; `view` is what was seen before. */
export async function putBack(tables: PersonTables, view: () => PersonView): Promise<void> {
  // Another tab may have been the first.
  if (!isCleared(await readMeta(tables), view())) return;
  const { memory, drafts, photos } = view();
  // Written in between: newer than what is put back, whatever their numbers.
  const since = (await tables.changes.all()).sort(byOrder);
  const before = [...memory.queue.values()].flat().sort(byOrder);
  const isSince = new Set(since.map(({ id }) => id));
  await tables.changes.clear();
  const back = before.filter(({ id }) => !isSince.has(id)).map(perhapsKnown);
  await tables.changes.putAll([...back, ...since].map(unnumbered));
  const draftsSince = new Set((await tables.drafts.all()).map(({ key }) => key));
  await tables.drafts.putAll([...drafts.values()].filter(({ key }) => !draftsSince.has(key)));
  // Their bytes are gone: whoever took one hears so when its turn comes.
  const photosSince = new Set((await tables.photos.all()).map((row) => keyOfPhoto(row).join()));
  await tables.photos.putAll(photos.filter((row) => !photosSince.has(keyOfPhoto(row).join())));
  for (const row of metaOf(view())) await tables.meta.put(row);
}

/** Another page may have sent it. */
const perhapsKnown = (row: ChangeRow): ChangeRow => ({ ...row, takenAt: row.takenAt ?? row.at });

const unnumbered = ({ n: _, seq: __, ...row }: ChangeRow): ChangeRow => row;

/** Another client, from the beginning; that it knows of the epoch tells the server that nothing was lost. */
function metaOf({ meta, reference, isDemonstration }: PersonView): MetaRow[] {
  const { person, signInEndsAt, lastReplyAt, epoch, referenceVersion, cleared, clientId } = meta;
  const keys = meta.keys && { ...(clientId && { client: clientId }), ...meta.keys };
  const generation = meta.generation + 1;
  const kept = { person, signInEndsAt, lastReplyAt, epoch, keys, referenceVersion, cleared };
  const value = { ...newMeta, ...kept, generation };
  if (!reference) return [{ key: 'meta', value: { ...value, referenceVersion: null } }];
  const content = JSON.stringify(reference);
  return [
    { key: 'meta', value },
    { key: 'reference', value: { isDemonstration, content } },
  ];
}
