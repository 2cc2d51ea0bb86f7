/** A quarter of a megabyte that is given up when the phone is full, so that text still saves. */
import type { Result } from '../domain/result.ts';
import type { PersonTables } from './rows.ts';
import type { Store, Work } from './store.ts';

const ballastBytes = 256 * 1024;
const key = 'ballast';

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

/** Lays in the ballast where it is missing. That it may not fit is no fault: it is only a reserve. */
export const layBallast = (store: Store<Pick<PersonTables, 'ballast'>>): Promise<Result<void>> =>
  store.write(async (tables) => {
    if (await tables.ballast.get(key)) return;
    await tables.ballast.put({ key, bytes: incompressible(ballastBytes) });
  });

/** Chromium compresses what it stores: zeros would hold no place (xorshift32, Marsaglia 2003). */
function incompressible(byteLength: number): ArrayBuffer {
  const words = new Uint32Array(byteLength / 4);
  let word = 2463534242;
  for (let i = 0; i < words.length; i++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[i] = word;
  }
  return words.buffer;
}
