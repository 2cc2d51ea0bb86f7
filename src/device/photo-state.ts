/** How the photos of one record stand on this phone. */
import { type Photo, photosIn } from '../domain/photo.ts';
import type { Fault } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import type { Held, PhoneState, RecordState } from './phone.ts';
import type { PhotoRow } from './rows.ts';

/**
 * As of a record: `saved` waits here, `received` is whole at the server. `elsewhere`: this phone did not take
 * it, or no longer knows: whether the server has it is seen when it is asked for.
 */
export type HeldPhoto = Photo & {
  readonly state: RecordState | 'elsewhere';
  /** How much of it the server has, while it goes out. */
  readonly share: number;
  readonly fault?: Fault;
  readonly receivedAt?: Instant;
};

/** In the order in which they were added. */
export function heldPhotosOf(
  { photos, photoOnWire }: Pick<PhoneState, 'photos' | 'photoOnWire'>,
  { id, fields, refused }: Pick<Held, 'id' | 'fields' | 'refused'>,
): readonly HeldPhoto[] {
  const rows = new Map(photos.filter(({ record }) => record === id).map((row) => [row.hash, row]));
  const named = photosIn(refused && 'photos' in refused ? refused : fields);
  return named
    .toSorted((a, b) => a.at - b.at)
    .map((photo) => {
      const row = rows.get(photo.hash);
      const isOnWire = photoOnWire?.record === id && photoOnWire.hash === photo.hash;
      return {
        ...photo,
        state: isOnWire ? 'sending' : stateOf(row),
        share: isOnWire ? photoOnWire.share : 0,
        ...(row?.fault && { fault: row.fault }),
        ...(row?.receivedAt && { receivedAt: row.receivedAt }),
      };
    });
}

const stateOf = (row: PhotoRow | undefined): HeldPhoto['state'] =>
  row ? states[row.state] : 'elsewhere';

const states = { waiting: 'saved', refused: 'attention', received: 'received' } as const;
