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
import { writeReferral } from '../support/referral-form.ts';
import { changeReference, recordsAt } from '../support/server-data.ts';
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

test('[S4] a referral that the hub no longer takes is refused in plain words, mended, and then received', async () => {
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForWorker(page);

  await server.stop();
  await writeReferral(page, { name: 'Quillon', age: '14 or 15' });
  await logIncident(page, 'Street drinking');
  await changeReference(server, {
    collection: 'hubs',
    id: 'youth-hub-326',
    change: (hub) => ({ ...hub, ages: { from: 11, to: 13 } }),
  });
  await server.start();
  await page.reload();

  await page.getByRole('link', { name: '1 needs attention' }).click();
  await page.getByText('1 record needs mending').waitFor();
  await page.getByText('does not take this age').first().waitFor();
  await page.getByRole('link', { name: 'Mend it' }).waitFor();
  await goTo(page, 'Records');
  const kinds = async () => (await recordsAt(server)).map(({ kind }) => kind);
  await eventually(kinds, ['incident']);
  await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
  await page.getByRole('link', { name: /Youth hub referral.*does not take this age/ }).click();
  await page.getByText('does not take this age').first().waitFor();

  await page.getByRole('link', { name: 'Mend it and send again' }).click();
  await page.getByRole('link', { name: 'Put it right' }).click();
  await page.getByRole('heading', { name: 'How old are they?' }).waitFor();
  await page.getByRole('radio', { name: '11 to 13' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Quillon').waitFor();
  await page.getByRole('button', { name: 'Send to the hub' }).click();

  await waitForReceived(page);
  await eventually(kinds, ['incident', 'referral']);
  const [, referral] = await recordsAt(server);
  expect(referral?.fields).toMatchObject({ name: 'Quillon', age: '11-13', status: 'submitted' });
  await goTo(page, 'Records');
  await page.getByText(`· ${referral?.receiptCode}`).waitFor();
});
