import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import {
  eventually,
  goTo,
  logIncident,
  signIn,
  signOut,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { everythingStored } from '../support/stored.ts';

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

test('[S8] what one person wrote waits for them while another works on the same phone', async () => {
  const phone = await newPhone(started.browser);
  const authors = async () => (await recordsAt(server)).map(({ author }) => author);

  await signIn(phone, server.linkFor('Olive Officer'));
  await waitForWorker(phone);
  await phone.context().setOffline(true);
  await logIncident(phone, 'Rowdy behaviour');
  await signOut(phone);
  await phone.getByText('Olive Officer: 1 record').waitFor();

  await phone.context().setOffline(false);
  await signIn(phone, server.linkFor('Otto Officer'));
  await waitForReceived(phone);
  await goTo(phone, 'Me');
  await phone.getByText('Olive Officer: 1 record').waitFor();
  await goTo(phone, 'Records');
  expect(await phone.getByText('Rowdy behaviour').count()).toBe(0);
  await logIncident(phone, 'Street drinking');
  await waitForReceived(phone);
  expect(await authors()).toEqual(['otto-officer']);
  await signOut(phone);

  await server.stop();
  await server.start();
  await signIn(phone, server.linkFor('Olive Officer'));
  await eventually(authors, ['otto-officer', 'olive-officer']);
  await waitForReceived(phone);
  expect((await recordsAt(server)).map(({ version }) => version)).toEqual([1, 1]);
});

test('signing out leaves nothing on the phone of what others wrote', async () => {
  const phone = await newPhone(started.browser);
  await server.stop();
  await server.start();
  await signIn(phone, server.linkFor('Corin Coordinator'));
  await eventually(async () => (await everythingStored(phone)).includes('street-drinking'), true);
  const [incident] = await recordsAt(server);
  expect(await everythingStored(phone)).toContain(incident?.id);

  await signOut(phone);
  expect(await everythingStored(phone)).not.toContain(incident?.id);
});
