import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { logIncident, signIn, waitForWorker } from '../support/journey.ts';
import { checkout, type ServerProcess, startServer } from '../support/server-process.ts';
import { everythingCached } from '../support/stored.ts';

type Icon = { readonly src: string; readonly sizes: string; readonly purpose?: string };

let server: ServerProcess;
let started: StartedBrowser;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ undoSeconds: 1 });
  started = await startBrowser();
  browser = started.browser;
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('Chromium finds nothing that keeps Beatbook from being installed', async () => {
  const page = await newPhone(browser);
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForWorker(page);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A browser of one's own for each phone is what Chromium calls incognito.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  await page.context().close();
});

test('every picture in the manifest is there, in the size that is said', async () => {
  const manifest = await (await fetch(`${server.url}/manifest.webmanifest`)).json();
  const pictures: Icon[] = [...manifest.icons, ...manifest.screenshots];
  expect(pictures.length).toBeGreaterThan(0);
  for (const { src, sizes } of pictures) {
    const answer = await fetch(new URL(src, server.url));
    expect([src, answer.headers.get('content-type')]).toEqual([src, 'image/png']);
    expect([src, pngSizeOf(await answer.bytes())]).toEqual([src, sizes]);
  }
  expect(manifest.icons.map(({ purpose }: Icon) => purpose)).toContain('maskable');
  expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone' });
});

test('the worker answers nothing but reads: with no signal a write fails in the page that made it', async () => {
  const page = await newPhone(browser);
  await signIn(page, server.linkFor('Otto Officer'));
  await waitForWorker(page);
  // The worker takes the page in hand when it next opens.
  await page.reload();
  await page.context().setOffline(true);
  expect(await outcomeOf(page, 'POST', '/api/sync')).toBe('failed');
  expect(await outcomeOf(page, 'POST', '/')).toBe('failed');
  expect(await outcomeOf(page, 'GET', '/api/people')).toBe('failed');
  expect(await outcomeOf(page, 'GET', '/')).toBe(200);
  await page.context().close();
  const worker = await readFile(join(checkout, 'dist/sw.js'), 'utf8');
  expect(worker).not.toMatch(/addEventListener\(["'`]sync["'`]/);
});

test('nothing that the server said of people or records is in the cache of pages', async () => {
  const page = await newPhone(browser);
  await signIn(page, server.linkFor('Odette Officer'));
  await waitForWorker(page);
  await logIncident(page, 'Rowdy behaviour');
  await page.getByText('All received').waitFor();
  const cached = await everythingCached(page);
  expect(cached.some((url) => url.includes('/index.html'))).toBe(true);
  expect(cached.filter((url) => new URL(url).pathname.startsWith('/api'))).toEqual([]);
  await page.context().close();
});

const outcomeOf = (page: Page, method: string, path: string): Promise<number | 'failed'> =>
  page.evaluate(
    async (asked) => {
      const request = fetch(asked.path, { method: asked.method });
      return await request.then(({ status }) => status).catch(() => 'failed' as const);
    },
    { method, path },
  );

/** Width and height stand in a PNG's first chunk. */
function pngSizeOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return `${view.getUint32(16)}x${view.getUint32(20)}`;
}
