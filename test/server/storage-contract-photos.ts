import { expect, test } from 'vitest';
import { type Database, inTransaction } from '../../src/server/database/database.ts';
import {
  addPart,
  dropPhoto,
  dropPhotosBut,
  dropUnfinishedBefore,
  holdPhoto,
  readPhoto,
  readPhotoBytes,
} from '../../src/server/database/photos.ts';
import { testStart } from '../support/server.ts';

const key = { record: 'record-1', hash: 'hash-1', partnership: 'smalltown' };
/** Every byte that there is, in an order that text would not keep. */
const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);

export function registerPhotos(given: () => Database): void {
  const add = (which: typeof key, begins: number, part: Uint8Array, isLast = false) =>
    inTransaction(given(), async (within) => {
      await holdPhoto(within, which, testStart);
      return addPart(within, which, { begins, bytes: part, at: testStart, isLast });
    });

  test('[S20] a photo’s parts come back as one, byte for byte, in their order', async () => {
    expect(await readPhoto(given(), key)).toEqual({ bytesHere: 0, isWhole: false });
    await add(key, 0, bytes.subarray(0, 300));
    expect(await readPhoto(given(), key)).toEqual({ bytesHere: 300, isWhole: false });
    await add(key, 300, bytes.subarray(300, 900));
    await add(key, 900, bytes.subarray(900), true);
    expect(await readPhoto(given(), key)).toEqual({ bytesHere: 1000, isWhole: true });
    expect(await readPhotoBytes(given(), key)).toEqual(bytes);
  });

  test('[S20] a part is there once, and what breaks off leaves nothing', async () => {
    await add(key, 0, bytes);
    await expect(add(key, 0, bytes)).rejects.toThrow();
    expect(await readPhotoBytes(given(), key)).toEqual(bytes);
  });

  test('[S20] photos go one by one, by what a record no longer names, and when they stay unfinished', async () => {
    const [second, other] = [
      { ...key, hash: 'hash-2' },
      { ...key, record: 'record-2' },
    ];
    for (const which of [key, second, other]) await add(which, 0, bytes, which === second);
    const here = async () => {
      const all = [key, second, other].map((which) => readPhotoBytes(given(), which));
      return (await Promise.all(all)).map(({ length }) => length);
    };
    await dropPhotosBut(given(), key, [key.hash, second.hash]);
    expect(await here()).toEqual([1000, 1000, 1000]);
    await dropUnfinishedBefore(given(), testStart);
    expect(await here()).toEqual([1000, 1000, 1000]);
    await dropPhotosBut(given(), key, [second.hash]);
    expect(await here()).toEqual([0, 1000, 1000]);
    await dropUnfinishedBefore(given(), testStart + 1);
    expect(await here()).toEqual([0, 1000, 0]);
    await dropPhoto(given(), second);
    expect(await here()).toEqual([0, 0, 0]);
    expect(await given().sql.selectFrom('photo').selectAll().execute()).toEqual([]);
    await add(key, 0, bytes);
    await dropPhotosBut(given(), key, []);
    expect(await here()).toEqual([0, 0, 0]);
  });
}
