import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KeptPhone, newProfile, type Profile } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { everythingStored } from '../support/stored.ts';

let server: ServerProcess;
let profile: Profile;

beforeAll(async () => {
  server = await startServer({ undoSeconds: 1 });
  profile = await newProfile();
});

afterAll(async () => {
  await profile[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('on a full phone text is still saved from the reserve; when that is used up, it says that nothing was', async () => {
  let phone = await profile.open();
  await signIn(phone.page, server.linkFor('Olive Officer'));
  await waitForWorker(phone.page);
  await logIncident(phone.page, 'Street drinking');
  await waitForReceived(phone.page);
  // Chromium keeps compiled code beside the worker's files once they were run from there.
  for (let run = 0; run < 3; run++) {
    await phone.page.reload();
    await phone.page.getByRole('button', { name: 'Done' }).waitFor();
  }
  expect(await reserveOn(phone.page)).toHaveLength(1);
  await phone.close();
  await server.stop();

  // More than the records need, less than they and the reserve of 256 KB do.
  phone = await openWithRoom(200_000);
  await logIncident(phone.page, 'Begging');
  await phone.page.getByRole('link', { name: '1 to send' }).waitFor();
  expect(await reserveOn(phone.page)).toEqual([]);
  await phone.close();

  phone = await openWithRoom(Number.NEGATIVE_INFINITY);
  await phone.page.getByRole('link', { name: '1 to send' }).waitFor();
  await phone.page.getByRole('button', { name: 'Rowdy behaviour' }).click();
  await phone.page.getByText('That was not saved').waitFor();
  await phone.page.getByText('This phone is full.').first().waitFor();
  await phone.page
    .getByText(/Free some space/)
    .first()
    .waitFor();
  await goTo(phone.page, 'Records');
  await phone.page.getByRole('link', { name: /Begging.*Saved on this phone/ }).waitFor();
  expect(await phone.page.getByText('Rowdy behaviour').count()).toBe(0);
  await phone.close();

  await server.start();
  phone = await profile.open();
  await phone.page.goto(`${server.url}/home`);
  await logIncident(phone.page, 'Noise');
  await waitForReceived(phone.page);
  expect((await recordsAt(server)).map(({ fields }) => fields.type)).toEqual([
    'street-drinking',
    'begging',
    'noise',
  ]);
});

/** Room for records beside the app's own files. Set before anything is opened: Chromium then looks how much there is. */
async function openWithRoom(bytes: number): Promise<KeptPhone> {
  const phone = await profile.open();
  const session = await phone.context.newCDPSession(phone.page);
  const origin = server.url;
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    quotaSize: Math.max(1, usage + bytes),
  });
  await phone.page.goto(`${origin}/home`);
  return phone;
}

async function reserveOn(page: Page): Promise<unknown[]> {
  const kept: { store?: string; rows?: unknown[] }[] = JSON.parse(await everythingStored(page));
  return kept.find(({ store }) => store === 'ballast')?.rows ?? [];
}
