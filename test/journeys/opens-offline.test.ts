import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
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

const headings: Readonly<Record<string, string>> = {
  '/': 'What did you see?',
  '/home': 'What did you see?',
  '/map': 'Map',
  '/records': 'Records',
  '/incident/new': 'What did you see?',
  '/patrol': 'Start a patrol',
  '/referral/new': 'How old are they?',
  '/me': 'Olive Officer',
};

test('once opened, the app opens again with no signal and no server, on any of its pages', async () => {
  const page = await newPhone(started.browser);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForReceived(page);
  await waitForWorker(page);

  await server.stop();
  await page.context().setOffline(true);
  for (const [path, name] of Object.entries(headings)) {
    await page.goto(server.url + path);
    await page.getByRole('heading', { name }).first().waitFor({ state: 'attached' });
  }
  expect(faults).toEqual([]);
});
