/** A quarter of a megabyte that is given up when the phone is full, so that text still saves. */
import type { Result } from '../domain/result.ts';
import type { PersonTables } from './rows.ts';
import type { Store, Work } from './store.ts';

export type Written<T> = { readonly result: Result<T>; readonly wasFull: boolean };

/** For what a person wrote: on a full phone it is tried again in the place of the ballast. */
export async function writeSurely<Tables, T>(
  store: Store<Tables>,
  reserve: Store<Pick<PersonTables, 'ballast'>>,
  work: Work<Tables, T>,
): Promise<Written<T>> {
  const result = await store.write(work);
  if (result.ok || result.fault.code !== 'storage-full') return { result, wasFull: false };
  const freed = await reserve.write(({ ballast }) => ballast.clear());
  return { result: freed.ok ? await store.write(work) : result, wasFull: true };
}
