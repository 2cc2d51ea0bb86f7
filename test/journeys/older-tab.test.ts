import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import {
  eventually,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

let server: ServerProcess;
let started: StartedBrowser;

beforeAll(async () => {
  server = await startServer({ undoSeconds: 1 });
  started = await startBrowser();
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('[S1] a tab lets a newer Beatbook have the storage at once, says so, and has kept what was being typed', async () => {
  const older = await newPhone(started.browser);
  await signIn(older, server.linkFor('Olive Officer'));
  await waitForWorker(older);
  await logIncident(older, 'Street drinking');
  await waitForReceived(older);
  await older.context().setOffline(true);
  await older
    .getByRole('textbox', { name: 'Note' })
    .pressSequentially('Six on the bandst', { delay: 5 });
  await older.context().setOffline(false);

  const newer = await openPlainTab(older);
  await holdDatabase(newer, 'beatbook-person-olive-officer', 1000);
  await older.getByRole('heading', { name: 'Beatbook was updated in another tab' }).waitFor();
  await letGo(newer);
  await newer.close();

  await older.getByRole('button', { name: 'Load again' }).click();
  await older.getByRole('heading', { name: 'Street drinking' }).waitFor();
  expect(await older.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Six on the bandst');
  await older.getByRole('button', { name: 'Done' }).click();
  // *All received* is also what stood there before the note went out.
  const noteAtServer = async () => (await recordsAt(server))[0]?.fields.note;
  await eventually(noteAtServer, 'Six on the bandst');
});

test('a tab that an older one keeps out says what to close, and goes on by itself', async () => {
  const newer = await newPhone(started.browser);
  const older = await openPlainTab(newer);
  await holdDatabase(older, 'beatbook-device', 5);
  await newer.goto(server.url);
  await newer.getByRole('heading', { name: 'Close the other Beatbook tabs' }).waitFor();
  await letGo(older);
  await newer.getByRole('heading', { name: 'Nobody is signed in on this phone' }).waitFor();
});

/** Beside the app, on its origin, with nothing of it. */
async function openPlainTab(page: Page): Promise<Page> {
  const plain = await page.context().newPage();
  await plain.goto(`${server.url}/api/session`);
  return plain;
}

/** A handle at this version that is not let go of; resolves once it is had. */
const holdDatabase = (page: Page, name: string, version: number): Promise<void> =>
  page.evaluate(
    ([name, version]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name, version);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          Object.assign(globalThis, { held: request.result });
          resolve();
        };
      }),
    [name, version] as const,
  );

const letGo = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { held: IDBDatabase }).held.close());
