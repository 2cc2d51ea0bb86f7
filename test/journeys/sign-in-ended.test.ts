import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
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

test('[S14] a phone that was signed out from afar goes on taking records, says so, and sends them after a new link', async () => {
  const administrator = await newPhone(started.browser, deskScreen);
  await signIn(administrator, server.linkFor('Ada Administrator'));
  const officer = await newPhone(started.browser);
  await signIn(officer, server.linkFor('Olive Officer'));
  await waitForWorker(officer);
  await logIncident(officer, 'Street drinking');
  await waitForReceived(officer);

  await openPerson(administrator, 'Olive Officer');
  await administrator.getByRole('button', { name: /phone is lost/ }).click();
  await administrator
    .getByRole('button', { name: 'Sign out every phone of Olive Officer' })
    .click();
  await administrator.getByText('Every phone of Olive Officer is signed out').waitFor();

  await logIncident(officer, 'Begging');
  await officer.getByText('Your sign-in has ended.').waitFor();
  await officer.getByText('What you log is safe on this phone').waitFor();
  await logIncident(officer, 'Rowdy behaviour');
  await officer.getByRole('link', { name: '2 to send' }).waitFor();
  await officer.reload();
  await goTo(officer, 'Records');
  for (const kind of ['Begging', 'Rowdy behaviour']) {
    await officer.getByRole('link', { name: new RegExp(`${kind}.*Saved on this phone`) }).waitFor();
  }
  expect(await recordsAt(server)).toHaveLength(1);

  await administrator.getByRole('button', { name: 'New sign-in link' }).click();
  const link = await administrator.getByLabel('Sign-in link', { exact: true }).innerText();
  await signIn(officer, link);
  await waitForReceived(officer);
  expect((await recordsAt(server)).map(({ fields, author }) => [fields.type, author])).toEqual([
    ['street-drinking', 'olive-officer'],
    ['begging', 'olive-officer'],
    ['rowdy-behaviour', 'olive-officer'],
  ]);
});

async function openPerson(page: Page, name: string): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name }).waitFor();
}
