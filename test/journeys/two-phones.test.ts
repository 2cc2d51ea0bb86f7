import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('[S6] one incident changed on two phones: both fields stand; of one field the later, with the other shown', async () => {
  const first = await phoneOf('Olive Officer');
  await logIncident(first, 'Street drinking');
  await first.getByRole('button', { name: 'Done' }).click();
  await waitForReceived(first);
  const second = await phoneOf('Olive Officer');
  const fields = async () => (await recordsAt(server))[0]?.fields;

  await Promise.all([first, second].map(openIncident));
  await first.context().setOffline(true);
  await second.context().setOffline(true);
  await first.getByRole('radio', { name: '2–4' }).check();
  await second.getByRole('checkbox', { name: 'Moved on informally' }).check();
  await Promise.all([first, second].map(done));
  await first.context().setOffline(false);
  await waitForReceived(first);
  await second.context().setOffline(false);
  await waitForReceived(second);
  expect(await fields()).toMatchObject({ groupSize: 'few', outcomes: ['moved-on'] });

  await sendNow(first);
  await Promise.all([first, second].map(openIncident));
  await first.context().setOffline(true);
  await second.context().setOffline(true);
  await first.getByRole('radio', { name: '5–9' }).check();
  await done(first);
  await second.getByRole('radio', { name: '10 or more' }).check();
  await done(second);
  await second.context().setOffline(false);
  await waitForReceived(second);
  await first.context().setOffline(false);
  await waitForReceived(first);
  await eventually(async () => (await fields())?.groupSize, 'crowd');

  await sendNow(second);
  for (const page of [first, second]) {
    await openRecord(page);
    const answer = page.getByText('10 or more');
    await answer.first().waitFor();
    await page.getByText(/5–9/).first().waitFor();
  }
});

/** Each start of the server prints a new link for each person. */
async function phoneOf(name: string): Promise<Page> {
  await server.stop();
  await server.start();
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor(name));
  await waitForWorker(page);
  return page;
}

async function openRecord(page: Page): Promise<void> {
  await goTo(page, 'Records');
  await page.getByRole('link', { name: /Street drinking/ }).click();
  await page.getByRole('heading', { name: 'What it says' }).waitFor();
}

async function openIncident(page: Page): Promise<void> {
  await openRecord(page);
  await page.getByRole('link', { name: 'Change it' }).click();
  await page.getByRole('radio', { name: '2–4' }).waitFor();
}

async function done(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'What it says' }).waitFor();
}

async function sendNow(page: Page): Promise<void> {
  await goTo(page, 'Me');
  await page.getByRole('button', { name: 'Send and fetch now' }).click();
  await page.getByRole('button', { name: 'Send and fetch now' }).waitFor();
}
