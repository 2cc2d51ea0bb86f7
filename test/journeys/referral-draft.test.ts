import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, newProfile, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { eventually, goTo, logIncident, signIn, waitForWorker } from '../support/journey.ts';
import {
  answerQuestion,
  openReferralForm,
  referralQuestions,
  sendReferral,
} from '../support/referral-form.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { everythingStored } from '../support/stored.ts';

const written = { name: 'Zephyrine', note: 'Likes to draw' } as const;

let server: ServerProcess;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server[Symbol.asyncDispose]());

test('each answer of a referral outlives a crash and a reload, until it is sent', async () => {
  await using profile = await newProfile();
  let phone = await profile.open();
  await signIn(phone.page, server.linkFor('Olive Officer'));
  await waitForWorker(phone.page);
  await phone.context.setOffline(true);
  await openReferralForm(phone.page);

  for (const question of referralQuestions) {
    await answerQuestion(phone.page, question, written);
    const isStored = async () =>
      (await everythingStored(phone.page)).includes(question.stored(written));
    await eventually(isStored, true);
    await phone.kill();

    phone = await profile.open();
    await phone.context.setOffline(true);
    await phone.page.goto(`${server.url}/referral/new`);
    await phone.page.getByRole('heading', { name: question.heading }).waitFor();
    await phone.page.getByText('It goes on where you left it').waitFor();
    await phone.page.reload();
    await phone.page.getByRole('button', { name: 'Continue' }).click();
  }
  await phone.page.getByText(written.name).waitFor();
  await sendReferral(phone.page);
  await goTo(phone.page, 'Records');
  await phone.page.getByRole('link', { name: /Youth hub referral.*Saved on this phone/ }).waitFor();
  expect(await phone.page.getByText('Draft').count()).toBe(0);
});

let started: StartedBrowser;

beforeAll(async () => {
  started = await startBrowser();
});

afterAll(() => started[Symbol.asyncDispose]());

test('a young person at risk now: the form stops, shows whom to ring with no signal, and keeps nothing', async () => {
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Otto Officer'));
  await waitForWorker(page);
  await page.context().setOffline(true);
  const before = await everythingStored(page);
  expect(before).not.toContain('referral:new');

  await openReferralForm(page);
  await page.getByRole('radio', { name: '14 or 15' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  const atRisk = page.getByRole('group', { name: 'Is the young person at risk of harm now?' });
  await atRisk.getByRole('radio', { name: 'Yes' }).click();

  await page.getByRole('heading', { name: 'Stop. This is not a hub referral.' }).waitFor();
  for (const number of ['999', '03000 41 11 11', '03000 41 91 91']) {
    const link = page.getByRole('link', { name: number });
    expect(await link.getAttribute('href')).toBe(`tel:${number.replaceAll(' ', '')}`);
  }
  expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0);
  const keepsNothing = async () => !/referral:new|14-15|harm-now"/.test(await ownRows(page));
  await eventually(keepsNothing, true);

  await page.getByRole('link', { name: 'I have rung' }).click();
  await logIncident(page, 'Begging');
  expect(await keepsNothing()).toBe(true);
});

/** Without the partnership's lists, which name every age and every question. */
const ownRows = async (page: Parameters<typeof everythingStored>[0]): Promise<string> => {
  const kept = JSON.parse(await everythingStored(page));
  return JSON.stringify(kept.filter(({ store }: { store?: string }) => store !== 'meta'));
};
