/** What a phone's browser keeps of Beatbook, as text that can be searched, whatever the app says of it. */
import type { Page } from 'playwright-core';

/** Every row of every IndexedDB database of this origin, and local and session storage, as JSON. */
export const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = await asked(database.transaction(store).objectStore(store).getAll());
        kept.push({ database: name, store, rows });
      }
      database.close();
    }
    return JSON.stringify(kept);
  });

/** The address of everything in Cache Storage. */
export const everythingCached = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      urls.push(...(await cache.keys()).map(({ url }) => url));
    }
    return urls;
  });
