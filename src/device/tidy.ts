/** Housekeeping of a person's storage that nobody waits for: it comes after the first page. */
import type { Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonStorage } from './person-storage.ts';
import { forgetReceived } from './received.ts';
import type { PersonTables } from './rows.ts';
import type { Store } from './store.ts';

const ballastBytes = 256 * 1024;
const key = 'ballast';

/** Once after it was opened. */
export async function tidy(storage: PersonStorage, now: Instant): Promise<void> {
  await storage.writeIfRoom((tables) => forgetReceived(tables, now));
  await layBallast(storage.reserve);
}

/** Lays in the ballast where it is missing. That it may not fit is no fault: it is only a reserve. */
const layBallast = (store: Store<Pick<PersonTables, 'ballast'>>): Promise<Result<void>> =>
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
