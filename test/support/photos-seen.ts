/** Photos past the app: what lies at the server and on the phone, and what is really to be seen. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Kept, lookInto } from './server-data.ts';

type StoredPhoto = { readonly hash: string; readonly bytes: Buffer; readonly isWhole: boolean };

export const photosAt = (server: Kept): Promise<readonly StoredPhoto[]> =>
  lookInto(server, async ({ sql }) => {
    const photos = await sql.selectFrom('photo').selectAll().orderBy('came_at').execute();
    const parts = await sql.selectFrom('photo_part').selectAll().orderBy('begins').execute();
    return photos.map(({ hash, whole_at }) => ({
      hash,
      isWhole: whole_at !== null,
      bytes: Buffer.concat(parts.filter((part) => part.hash === hash).map(({ bytes }) => bytes)),
    }));
  });

/** The middle of each corner of a picture, as it is seen. */
export const cornersOf = (page: Page, name: RegExp) =>
  page.getByRole('img', { name }).evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const nameAt = (x: number, y: number): string => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
      const names = [red > 200 && 'red', green > 200 && 'green', blue > 200 && 'blue'];
      return names.filter(Boolean).join(' ');
    };
    const [right, bottom] = [width - 20, height - 20];
    const corners = [nameAt(20, 20), nameAt(right, 20), nameAt(20, bottom), nameAt(right, bottom)];
    return { width, height, corners };
  });

/** How many photos' bytes are on Olive's phone. */
export const picturesOn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await asked(indexedDB.open('beatbook-person-olive-officer'));
    const count = await asked(database.transaction('pictures').objectStore('pictures').count());
    database.close();
    return count;
  });

/** The search is for bytes: in databases, logs and caches alike. */
export function filesWith(words: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(words));
}
