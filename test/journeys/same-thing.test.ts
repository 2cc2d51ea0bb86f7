// Two officers log one thing: the second is asked after it is saved, with no signal, and it counts once and never not at all.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';

/** Jubilee Square lies in zones of both officers; 0.00072 degrees of latitude are 80 m. */
const square = { latitude: 51.2735, longitude: 0.5224, accuracy: 8 };
const aside = { ...square, latitude: square.latitude + 0.00072 };

let server: ServerProcess;
let started: StartedBrowser;
let otto: Page;
let olive: Page;

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 1 });
  started = await startBrowser();
  otto = await officerAt('Otto Officer', square);
  olive = await officerAt('Olive Officer', aside);
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('a colleague’s incident 80 m away is offered offline; yes adds to it, and can be taken back', async () => {
  await logIncident(otto, 'Begging');
  await waitForReceived(otto);
  await fetchNow(olive);
  await olive.context().setOffline(true);
  await logIncident(olive, 'Begging');
  await olive.getByText(/A colleague logged Begging 80 m away, (just now|1 minute ago)/).waitFor();
  expect(await axeViolations(olive)).toEqual([]);
  await olive.getByRole('button', { name: 'Add mine to it' }).click();
  await olive.getByText('Added to your colleague’s').waitFor();
  await olive.getByRole('button', { name: 'Count it by itself' }).click();
  await olive.getByText(/A colleague logged Begging 80 m away/).waitFor();
  await olive.getByRole('button', { name: 'Add mine to it' }).click();
  await olive.getByText('Added to your colleague’s').waitFor();
  await olive.getByRole('button', { name: 'Done' }).click();
  await olive.context().setOffline(false);
  await waitForReceived(olive);

  const [first, second] = await recordsAt(server);
  expect(first).toMatchObject({ author: 'otto-officer' });
  expect(second).toMatchObject({ author: 'olive-officer', fields: { addsTo: first?.id } });
});

test('the handover has it at once, and once', async () => {
  await olive.goto(`${server.url}/handover`);
  await olive.getByText('Seen: 1').waitFor();
  await olive.getByText(/Jubilee Square Begging \d\d:\d\d/).waitFor();
});

test('the colleague’s record says so, and figures count one', async () => {
  await fetchNow(otto);
  await goTo(otto, 'Records');
  await otto.getByRole('link', { name: /Begging.*Received/ }).click();
  await otto.getByText('1 addition').waitFor();
  expect(await incidentsAtTheDesk()).toBe('1');
});

test('a thing of another kind, or one that the officer says is another, is not asked about again', async () => {
  await logIncident(olive, 'Street drinking');
  await olive.getByText(/A colleague logged Begging 80 m away/).waitFor();
  await olive.getByRole('button', { name: 'Another thing' }).click();
  await olive.getByText(/A colleague logged/).waitFor({ state: 'detached' });
  await olive.reload();
  await olive.getByRole('button', { name: 'Done' }).click();
  await waitForReceived(olive);
});

test('when the first is taken back, what was added to it counts by itself again', async () => {
  expect(await incidentsAtTheDesk()).toBe('2');
  await otto.getByRole('button', { name: 'Take it back' }).click();
  await otto.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await waitForReceived(otto);
  expect(await incidentsAtTheDesk()).toBe('2');
});

async function officerAt(
  name: string,
  position: { readonly latitude: number; readonly longitude: number; readonly accuracy: number },
): Promise<Page> {
  const page = await newPhone(started.browser);
  await page.context().setGeolocation(position);
  await signIn(page, server.linkFor(name));
  await waitForWorker(page);
  return page;
}

async function fetchNow(page: Page): Promise<void> {
  await goTo(page, 'Me');
  await page.getByRole('button', { name: 'Send and fetch now' }).click();
  await page.getByRole('button', { name: 'Send and fetch now' }).waitFor();
}

/** As a coordinator's own device counts them from what it holds. Each start of the server prints a new link. */
async function incidentsAtTheDesk(): Promise<string> {
  await server.stop();
  await server.start();
  const desk = await newPhone(started.browser, deskScreen);
  await signIn(desk, server.linkFor('Corin Coordinator'));
  await desk.goto(`${server.url}/map?period=this-month`);
  const total = desk.getByRole('region', { name: 'Incidents' }).locator('.map-sum');
  await desk.getByText(/^As of/).waitFor();
  const words = await total.innerText();
  await desk.context().close();
  return words;
}
