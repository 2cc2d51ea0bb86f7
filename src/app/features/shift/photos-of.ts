/** Photos that this phone took for some records, and how many of them the server has whole. */
import type { Held, PhoneState } from '../../../device/phone.ts';

export type PhotoCounts = { readonly added: number; readonly received: number };

export function photosOf(
  { photos }: Pick<PhoneState, 'photos'>,
  records: readonly Held[],
): PhotoCounts {
  const ids = new Set(records.map(({ id }) => id));
  const taken = photos.filter(({ record }) => ids.has(record));
  return {
    added: taken.length,
    received: taken.filter(({ state }) => state === 'received').length,
  };
}
