/** A reply into storage, and from there, without reading it again, into what is seen. */
import { ok, type Result } from '../domain/result.ts';
import { applyReply, type Kept, type Reply } from './apply-reply.ts';
import { withReply } from './memory-in-sync.ts';
import type { PersonStorage } from './person-storage.ts';
import { isNewIn } from './person-view.ts';
import type { PersonTables } from './rows.ts';

/** `null` when nothing of it was kept. */
export async function keepReply(
  storage: PersonStorage,
  given: Reply,
): Promise<Result<Kept | null>> {
  const whole = await storage.writeIfRoom((tables) => apply(storage, tables, given));
  if (!whole.ok) {
    if (whole.fault.code === 'storage-full') await keepReceipts(storage, given);
    await storage.refresh();
    return whole;
  }
  const { kept, isBehind } = whole.value;
  const isPlain =
    kept?.isNext &&
    !kept.isAgain &&
    !given.reply.isReset &&
    !isBehind &&
    !isPhotoGone(storage, kept);
  if (kept && isPlain) show(storage, given, kept);
  else {
    const refreshed = await storage.refresh();
    if (!refreshed.ok) return refreshed;
  }
  return ok(kept);
}

/** With its record: what is seen of photos is read again. */
const isPhotoGone = ({ view }: PersonStorage, { records }: Kept): boolean =>
  records.some((it) => 'isGone' in it && view.photos.some(({ record }) => record === it.id));

async function apply(storage: PersonStorage, tables: PersonTables, given: Reply) {
  const isBehind = await isNewIn(tables, () => storage.view);
  return { isBehind, kept: await applyReply(tables, given) };
}

/** On a full phone the receipts are kept without the page: the queue must not wait for room. */
const keepReceipts = (storage: PersonStorage, given: Reply): Promise<Result<Kept | null>> =>
  storage.write((tables) => applyReply(tables, { ...given, isPageLeft: true }));

function show(storage: PersonStorage, { reply, sent }: Reply, kept: Kept): void {
  const { reference, covered } = reply;
  storage.show({
    meta: kept.meta,
    memory: withReply(storage.view.memory, sent, kept),
    names: reply.names ?? {},
    ...(covered && { covered }),
    ...(reference && {
      reference: reference.content,
      isDemonstration: reference.isDemonstration,
    }),
  });
}
