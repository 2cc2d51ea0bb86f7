// May one go home? The page is green only when the server has all of it, and otherwise says what, why and how.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import {
  eventually,
  goTo,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';

let server: ServerProcess;
let started: StartedBrowser;

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 1 });
  started = await startBrowser();
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('a shift’s end says why it is not green, and is green with the numbers that the server has', async () => {
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForWorker(page);
  await goTo(page, 'Home');
  await page.getByRole('button', { name: 'Start patrol' }).click();
  await logIncident(page, 'Street drinking');
  await page.getByRole('button', { name: 'Done' }).click();
  await waitForReceived(page);

  await page.context().setOffline(true);
  await logIncident(page, 'Begging');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.goto(`${server.url}/patrol`);
  await page.getByRole('button', { name: 'End…' }).click();
  await page.getByRole('button', { name: 'End patrol' }).click();
  await page.getByRole('link', { name: 'Is everything received?' }).click();

  await page.getByText('Not all is received yet').waitFor();
  await page.getByText('3 made, 1 received, 2 still on this phone.').waitFor();
  await page.getByText('2 records saved on this phone, not received').waitFor();
  await page.getByText('No signal. It goes by itself when there is signal.').waitFor();
  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByText('Not all is received yet').waitFor();
  expect(await isGreen(page)).toBe(false);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save a rescue file' }).waitFor();
  expect(await recordsAt(server)).toHaveLength(2);

  await page.context().setOffline(false);
  await page.getByText('3 made, 3 received, nothing left on this phone.').waitFor();
  expect(await isGreen(page)).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  const stored = await recordsAt(server);
  expect(stored.map(({ kind, fields }) => [kind, fields.to !== undefined]).sort()).toEqual([
    ['incident', true],
    ['incident', true],
    ['patrol', true],
  ]);
  for (const { receiptCode } of stored) {
    await page.getByRole('link', { name: receiptCode }).waitFor();
  }
});

test('a sign-in that ended is named, and the new link opens from the page itself', async () => {
  const page = await newPhone(started.browser);
  await server.stop();
  await server.start();
  await signIn(page, server.linkFor('Otto Officer'));
  await waitForWorker(page);
  const administrator = await newPhone(started.browser);
  await signIn(administrator, server.linkFor('Ada Administrator'));
  await administrator.getByRole('link', { name: 'Otto Officer' }).click();
  await administrator.getByRole('button', { name: /phone is lost/ }).click();
  await administrator.getByRole('button', { name: 'Sign out every phone of Otto Officer' }).click();
  await administrator.getByText('Every phone of Otto Officer is signed out').waitFor();

  await logIncident(page, 'Begging');
  await page.getByText('Your sign-in has ended.').first().waitFor();
  await goTo(page, 'Me');
  await page.getByRole('link', { name: /Shift’s end/ }).click();
  await page.getByText('Nothing goes out').waitFor();

  await administrator.getByRole('button', { name: 'New sign-in link' }).click();
  const link = await administrator.getByLabel('Sign-in link', { exact: true }).innerText();
  await page.getByLabel('Paste the new link').fill(link);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Open Beatbook' }).click();
  await waitForReceived(page);
  await eventually(
    async () => (await recordsAt(server)).filter(({ author }) => author === 'otto-officer').length,
    1,
  );
});

const isGreen = async (page: Page): Promise<boolean> =>
  (await page.getByRole('status').getByText('All received').count()) === 1;
