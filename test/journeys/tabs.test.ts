import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import {
  eventually,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { changesAt, recordsAt } from '../support/server-data.ts';
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

test('[S2] [S10] with two tabs open a record is shown in both, and goes out once', async () => {
  const first = await newPhone(started.browser);
  const context = first.context();
  await signIn(first, server.linkFor('Olive Officer'));
  const second = await context.newPage();
  await second.goto(`${server.url}/home`);
  await waitForReceived(second);
  await waitForWorker(first);

  await context.setOffline(true);
  await logIncident(first, 'Street drinking');
  await second.getByRole('link', { name: '1 to send' }).waitFor();
  const sent = [changesSentBy(first), changesSentBy(second)];

  await context.setOffline(false);
  await Promise.all([waitForReceived(first), waitForReceived(second)]);
  expect(sent.flat().length).toBe(1);
  expect(await changesAt(server)).toBe(1);
  expect((await recordsAt(server)).map(({ version }) => version)).toEqual([1]);

  await logIncident(second, 'Begging');
  await eventually(async () => (await recordsAt(server)).length, 2);
  await Promise.all([waitForReceived(first), waitForReceived(second)]);
  expect(sent.flat().length).toBe(2);
});

/** The ids of changes that a tab sends from now on. */
function changesSentBy(page: Page): string[] {
  const ids: string[] = [];
  page.on('request', (request) => ids.push(...changesIn(request)));
  return ids;
}

function changesIn(request: Request): string[] {
  if (new URL(request.url()).pathname !== '/api/sync') return [];
  return request.postDataJSON().changes.map(({ id }: { id: string }) => id);
}
