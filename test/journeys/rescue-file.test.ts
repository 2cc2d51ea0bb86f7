import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
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

test('[S18] what an officer could not send goes in by a file at the coordinator’s, and is received when the phone sends', async () => {
  const officer = await newPhone(started.browser);
  await signIn(officer, server.linkFor('Olive Officer'));
  await waitForWorker(officer);
  await logIncident(officer, 'Street drinking');
  await waitForReceived(officer);
  await officer.context().setOffline(true);
  await logIncident(officer, 'Begging');
  await goTo(officer, 'Me');
  const saving = officer.waitForEvent('download');
  await officer.getByRole('button', { name: 'Save what has not been sent to a file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^beatbook-rescue-\d{4}-\d{2}-\d{2}\.json$/);
  await officer.getByText('only the partnership’s server can open it').waitFor();

  const coordinator = await newPhone(started.browser, deskScreen);
  await signIn(coordinator, server.linkFor('Corin Coordinator'));
  await goTo(coordinator, 'Me');
  await coordinator.getByRole('link', { name: 'Phones in trouble' }).click();
  await coordinator.getByLabel('Rescue file', { exact: true }).setInputFiles(await file.path());
  await coordinator.getByText('From Olive Officer: 1 new entry').waitFor();
  expect(await axeViolations(coordinator)).toEqual([]);
  expect((await recordsAt(server)).map(({ author, fields }) => [author, fields.type])).toEqual([
    ['olive-officer', 'street-drinking'],
    ['olive-officer', 'begging'],
  ]);

  await officer.context().setOffline(false);
  await waitForReceived(officer);
  expect((await recordsAt(server)).map(({ version }) => version)).toEqual([1, 1]);
});
