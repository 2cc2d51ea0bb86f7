/** A track as it lies in storage: stretches of it, a row each. All of it runs inside a transaction of its caller. */
import { isMark, type Seen } from '../analysis/seen.ts';
import { decodeTrack, emptyTrack, encodeTrack } from '../analysis/track.ts';
import { trimEnds } from '../analysis/track-shape.ts';
import type { Instant } from '../domain/time.ts';
import { readMetaRow } from './meta.ts';
import type { Following, PersonTables, TrackRow } from './rows.ts';

export type TrackTables = Pick<PersonTables, 'tracks' | 'meta'>;

export const rowsOfTrack = ({ tracks }: TrackTables, patrol: string): Promise<TrackRow[]> =>
  tracks.match('patrol', patrol);

export const seenIn = (rows: readonly TrackRow[]): readonly Seen[] => rows.flatMap(seenInRow);

/** What a newer Beatbook wrote, this one cannot read: it is as if nothing had been seen. */
function seenInRow({ bytes }: TrackRow): readonly Seen[] {
  const decoded = decodeTrack(new Uint8Array(bytes));
  return decoded.ok ? decoded.value.seen : [];
}

/** As it will be read again: what is worked out now comes out the same after a restart. */
export const asStored = (it: Seen): Seen => seenInRow(toTrackRow('', [it]))[0] ?? it;

export const toTrackRow = (patrol: string, seen: readonly Seen[], n?: number): TrackRow => ({
  patrol,
  from: seen[0]?.at ?? 0,
  to: seen.at(-1)?.at ?? 0,
  bytes: encodeTrack(emptyTrack, seen).bytes.buffer as ArrayBuffer,
  ...(n !== undefined && { n }),
});

export const readFollowing = async (
  tables: Pick<PersonTables, 'meta'>,
  patrol: string,
): Promise<Following | undefined> => {
  const row = await readMetaRow(tables, 'following');
  return row?.patrol === patrol ? row : undefined;
};

/** What the officer left out at either end is deleted, not hidden. */
export async function keepOnly(
  tables: TrackTables,
  patrol: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<void> {
  for (const row of await rowsOfTrack(tables, patrol)) {
    const { n } = row;
    const seen = seenInRow(row);
    const kept = trimEnds(seen, from, to);
    if (kept.length === seen.length) continue;
    if (kept.some((it) => !isMark(it))) await tables.tracks.put(toTrackRow(patrol, kept, n));
    else if (n !== undefined) await tables.tracks.remove([n]);
  }
}

export async function dropTrack(tables: TrackTables, patrol: string): Promise<void> {
  await dropRows(tables, await rowsOfTrack(tables, patrol));
}

/** Those of patrols that ended before then; `running` is kept, however long it has been silent. */
export async function dropTracksBefore(
  tables: TrackTables,
  before: Instant,
  running?: string,
): Promise<void> {
  const rows = await tables.tracks.all();
  const lasting = new Set(rows.filter(({ to }) => to > before).map(({ patrol }) => patrol));
  await dropRows(
    tables,
    rows.filter(({ patrol }) => !lasting.has(patrol) && patrol !== running),
  );
}

const dropRows = ({ tracks }: TrackTables, rows: readonly TrackRow[]): Promise<unknown> =>
  tracks.remove(rows.flatMap(({ n }) => (n === undefined ? [] : [n])));
