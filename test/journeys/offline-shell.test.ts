import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts';
import { startStaticServer } from '../support/static-server.ts';

const dist = join(import.meta.dirname, '../../dist');

test('once opened, the app opens again with no signal, on any of its pages', async () => {
  await using server = await startStaticServer(dist);
  await using browser = await chromium.launch({
    executablePath: (await findChromium()) ?? '',
    args: [...CHROMIUM_FLAGS],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));

  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Beatbook' }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  });

  await context.setOffline(true);
  await page.goto(`${server.url}/patrol/some-page`);
  await page.getByRole('heading', { name: 'Beatbook' }).waitFor();
  expect(faults).toEqual([]);
});
