import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import {
  eventually,
  goTo,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { recordsAt, shortenUndo } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

let server: ServerProcess;
let started: StartedBrowser;

/** Long enough to lose what is held for *Undo*: the server has heard that it is there, and no more. */
const longUndo = { undoSeconds: 60 };

beforeAll(async () => {
  server = await startServer(longUndo);
  started = await startBrowser();
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('[S17] a phone that its browser cleared goes on without a new link, says how many never came, and so does the coordinator’s page', async () => {
  const officer = await newPhone(started.browser);
  await signIn(officer, server.linkFor('Olive Officer'));
  await waitForWorker(officer);
  await logIncident(officer, 'Street drinking');
  await logIncident(officer, 'Begging');
  await goTo(officer, 'Home');
  const told = officer.waitForResponse((response) => response.url().endsWith('/api/sync'));
  await officer.getByRole('button', { name: 'Start patrol' }).click();
  await told;
  await eventually(async () => (await recordsAt(server)).length, 1);
  await officer.context().setOffline(true);
  await logIncident(officer, 'Rowdy behaviour');
  await officer.getByRole('link', { name: '3 to send' }).waitFor();
  const { origin } = new URL(officer.url());
  await officer.goto('about:blank');
  await clearSite(officer, { origin, storageTypes: everythingButCookies });

  await shortenUndo(server, 1);
  await officer.context().setOffline(false);
  await officer.goto(origin);
  await officer.getByText('This phone’s storage was cleared by the browser').waitFor();
  await officer.getByText('2 changes of yours never arrived, at least.').waitFor();
  expect(await axeViolations(officer)).toEqual([]);
  await logIncident(officer, 'Noise');
  await waitForReceived(officer);
  await officer.getByRole('button', { name: 'I have read this' }).click();
  await officer.reload();
  await officer.getByRole('navigation', { name: 'Pages' }).waitFor();
  expect(await officer.getByText('storage was cleared').count()).toBe(0);
  expect((await recordsAt(server)).map(({ kind, fields }) => [kind, fields.type])).toEqual([
    ['patrol', undefined],
    ['incident', 'noise'],
  ]);

  const coordinator = await newPhone(started.browser, deskScreen);
  await signIn(coordinator, server.linkFor('Corin Coordinator'));
  await goTo(coordinator, 'Me');
  await coordinator.getByRole('link', { name: 'Phones in trouble' }).click();
  await coordinator
    .getByText(
      /^Olive Officer’s phone \(.*\) was cleared by its browser on .*; 2 changes from before/,
    )
    .waitFor();
});

test('[S1] [S17] what is cleared beneath an open page is put back from it, with no signal, and arrives', async () => {
  const officer = await newPhone(started.browser);
  await signIn(officer, server.linkFor('Otto Officer'));
  await waitForWorker(officer);
  await goTo(officer, 'Home');
  await officer.context().setOffline(true);
  await logIncident(officer, 'Begging');
  await officer.getByRole('link', { name: '1 to send' }).waitFor();
  const { origin } = new URL(officer.url());
  await clearSite(officer, { origin, storageTypes: 'indexeddb,local_storage' });

  await logIncident(officer, 'Rowdy behaviour');
  await officer.reload();
  await officer.getByRole('link', { name: '2 to send' }).waitFor();
  await goTo(officer, 'Records');
  for (const kind of ['Begging', 'Rowdy behaviour']) {
    await officer.getByRole('link', { name: new RegExp(`${kind}.*Saved on this phone`) }).waitFor();
  }
  await officer.context().setOffline(false);
  await waitForReceived(officer);
  expect(await officer.getByText('storage was cleared').count()).toBe(0);
  const own = (await recordsAt(server)).filter(({ author }) => author === 'otto-officer');
  expect(own.map(({ fields }) => fields.type).sort()).toEqual(['begging', 'rowdy-behaviour']);
});

const everythingButCookies =
  'indexeddb,local_storage,cache_storage,service_workers,file_systems,shared_storage';

type Clearing = { readonly origin: string; readonly storageTypes: string };

/** As a browser does it that is short of room, or told to. */
async function clearSite(page: Page, clearing: Clearing): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', clearing);
  await session.detach();
}
