import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { signIn } from '../support/journey.ts';
import { expireLinks } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

let server: ServerProcess;
let started: StartedBrowser;

beforeAll(async () => {
  server = await startServer();
  started = await startBrowser();
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const garbage = [
  '/nowhere',
  '/map/%00/../..',
  '/%F0%9F%9A%93',
  '/%E0%A4%A',
  '/records/not-a-record',
  '/records/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '/incident/11111111-1111-4111-8111-111111111111',
  '/patrol/x'.padEnd(2000, 'x'),
  '/referral/__proto__',
  '/home/home/home',
  '/people',
  '/map?zone=nowhere&kind=%27%3B--&period=never',
  '/referral/new?q=constructor',
  '/home#%E0%A4%A',
] as const;

test('whatever stands in the address, an officer gets a page in plain words', async () => {
  const page = await newPhone(started.browser);
  const faults = faultsOf(page);
  await signIn(page, server.linkFor('Olive Officer'));
  for (const address of garbage) {
    await page.goto(server.url + address);
    expect([address, await headingOf(page)]).toEqual([address, expect.stringMatching(/\w+ ?\w*/)]);
    const words = await page.getByRole('main').innerText();
    expect([address, words]).toEqual([address, expect.not.stringMatching(inOurOwnWords)]);
  }
  await page.goto(`${server.url}/nowhere`);
  await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
  await page.getByRole('link', { name: 'Go to your first page' }).click();
  await page.getByRole('heading', { name: 'What did you see?' }).waitFor();
  await page.goto(`${server.url}/people`);
  await page.getByRole('heading', { name: 'This page is not part of your role' }).waitFor();
  expect(faults).toEqual([]);
});

test('with nobody signed in, any address says how to get in', async () => {
  const page = await newPhone(started.browser);
  const faults = faultsOf(page);
  for (const address of garbage) {
    await page.goto(server.url + address);
    await page.getByRole('heading', { name: 'Nobody is signed in on this phone' }).waitFor();
  }
  expect(faults).toEqual([]);
});

test('a link that was used, has expired or was mistyped says which, and what to do', async () => {
  const page = await newPhone(started.browser);
  const faults = faultsOf(page);
  const used = server.linkFor('Otto Officer');
  await signIn(page, used);
  expect(await refusalOf(page, used)).toBe('This link has been used already');
  await expireLinks(server);
  expect(await refusalOf(page, server.linkFor('Odette Officer'))).toBe('This link has expired');
  expect(await refusalOf(page, `${server.url}/join/no-such-code`)).toBe(
    'This link is not one of ours',
  );
  expect(await refusalOf(page, `${server.url}/join/%E0%A4%A`)).toBe('This link is not one of ours');
  await page.getByText('ask your administrator for a new one').waitFor();
  expect(faults).toEqual([]);
});

/** What no page may say to a person. */
const inOurOwnWords = /undefined|null|NaN|\[object|Error\b|malformed|exception|stack/i;

async function headingOf(page: Page): Promise<string> {
  return await page.getByRole('heading', { level: 1 }).innerText();
}

async function refusalOf(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Go to the start' }).waitFor();
  return await headingOf(page);
}

function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  return faults;
}
