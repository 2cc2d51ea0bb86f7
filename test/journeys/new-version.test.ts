import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
import { openReferralForm, referralQuestions, sendReferral } from '../support/referral-form.ts';
import { buildRelease, type Release } from '../support/release.ts';
import { recordsAt } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const written = { name: 'Wilhelmina' } as const;

let server: ServerProcess;
let started: StartedBrowser;
let next: Release;

beforeAll(async () => {
  [server, started, next] = await Promise.all([
    startServer({ undoSeconds: 1 }),
    startBrowser(),
    buildRelease('9.9.9'),
  ]);
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await next[Symbol.asyncDispose]();
});

test('a new version waits while a form is open, and is there when asked for, with everything that was written', async () => {
  const page = await newPhone(started.browser);
  const release = () => page.locator('#app').getAttribute('data-release');
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForWorker(page);
  await page.reload();
  const before = await release();
  await logIncident(page, 'Street drinking');
  await waitForReceived(page);
  await openReferralForm(page);
  const [age, ...rest] = referralQuestions;
  await age?.answer(page, written);
  await page.evaluate(() => Object.assign(globalThis, { isStillThisPage: true }));

  await server.stop();
  await server.start(next.root);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const waits = page.getByText('A new version is ready. It waits until your form is finished');
  await waits.waitFor();
  expect(await page.getByRole('button', { name: 'Update now' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  for (const question of rest) {
    await question.answer(page, written);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await waits.waitFor();
  expect(await page.evaluate(() => 'isStillThisPage' in globalThis)).toBe(true);
  expect(await release()).toBe(before);
  await sendReferral(page);
  await goTo(page, 'Home');

  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Update now' }).click();
  await loaded;
  await page.getByRole('button', { name: 'Street drinking' }).waitFor();
  expect(await release()).toMatch(/^9\.9\.9-/);
  await waitForReceived(page);
  expect((await recordsAt(server)).map(({ kind }) => kind)).toEqual(['incident', 'referral']);
  await goTo(page, 'Records');
  await page.getByRole('link', { name: /Street drinking.*Received/ }).waitFor();
});

test('a draft that was left lying is there again in the new version', async () => {
  await server.stop();
  await server.start();
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Otto Officer'));
  await waitForWorker(page);
  await page.reload();
  await openReferralForm(page);
  await page.getByRole('radio', { name: '14 or 15' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Is there any danger?' }).waitFor();
  await goTo(page, 'Home');

  await server.stop();
  await server.start(next.root);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Update now' }).click();
  await loaded;
  await goTo(page, 'Records');
  await page.getByRole('link', { name: /Youth hub referral.*Draft/ }).click();
  await page.getByRole('heading', { name: 'Is there any danger?' }).waitFor();
  expect(await page.locator('#app').getAttribute('data-release')).toMatch(/^9\.9\.9-/);
});
