import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { eventually, goTo, logIncident, signIn, waitForWorker } from '../support/journey.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

/** Without a nudge it comes with the poll, which is due within a minute. */
const pollMsMax = 90_000;

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

test('[S19] what one logs appears at the other without being asked for, and with the stream cut by the next poll', async () => {
  const desk = await newPhone(started.browser, deskScreen);
  const stream = await watchStream(desk);
  await signIn(desk, server.linkFor('Corin Coordinator'));
  await waitForWorker(desk);
  const phone = await newPhone(started.browser);
  await signIn(phone, server.linkFor('Olive Officer'));
  await goTo(desk, 'Records');
  await eventually(() => stream.heard.includes('beat'), true);

  const pulledBefore = stream.pulls();
  await logIncident(phone, 'Street drinking');
  await desk.getByRole('link', { name: /Street drinking/ }).waitFor();
  expect(stream.heard).toContain('nudge');
  expect(stream.pulls()).toBe(pulledBefore + 1);
  // The worker lets the stream by: it would hold it back otherwise, or keep it.
  expect(stream.isFromWorker()).toBe(false);

  await stream.cut();
  await server.stop();
  await server.start();
  const nudged = stream.heard.length;
  await logIncident(phone, 'Begging');
  await desk.getByRole('link', { name: /Begging/ }).waitFor({ timeout: pollMsMax });
  expect(stream.heard.length).toBe(nudged);
});

type Stream = {
  /** The names of its events. */
  readonly heard: string[];
  readonly pulls: () => number;
  readonly isFromWorker: () => boolean;
  /** From now on no new one can be opened. */
  readonly cut: () => Promise<void>;
};

/** What the page itself does not show: the events of its stream, and how often it pulled. */
async function watchStream(page: Page): Promise<Stream> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const heard: string[] = [];
  let pulls = 0;
  let isFromWorker = false;
  session.on('Network.eventSourceMessageReceived', ({ eventName }) => heard.push(eventName));
  page.on('request', (request) => {
    if (request.url().endsWith('/api/sync')) pulls += 1;
  });
  page.on('response', (response) => {
    if (response.url().endsWith('/api/nudge')) isFromWorker ||= response.fromServiceWorker();
  });
  await session.send('Network.enable');
  return {
    heard,
    pulls: () => pulls,
    isFromWorker: () => isFromWorker,
    cut: async () => {
      await session.send('Network.setBlockedURLs', { urls: ['*/api/nudge'] });
    },
  };
}
