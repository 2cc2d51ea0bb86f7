import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoBytesMax } from '../../src/domain/photo.ts';
import { checkJpeg } from '../../src/sync/jpeg.ts';
import { partBytesMax } from '../../src/sync/photos.ts';
import { axeColourViolations, axeViolations } from '../support/axe.ts';
import {
  deskScreen,
  type KeptPhone,
  newPhone,
  newProfile,
  type Profile,
  type StartedBrowser,
  startBrowser,
} from '../support/browser.ts';
import { takePicture } from '../support/camera.ts';
import {
  eventually,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { bytesOf, canary, frame, jfif, start } from '../support/jpeg.ts';
import { cornersOf, filesWith, photosAt, picturesOn } from '../support/photos-seen.ts';
import { recordsAt } from '../support/server-data.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';
import { everythingCached } from '../support/stored.ts';
import { stretchWeakWire, type WeakWire } from '../support/weak-wire.ts';

let server: ServerProcess;
let wire: WeakWire;
let started: StartedBrowser;
let profile: Profile;
let phone: KeptPhone;
let shot: Buffer;

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 3 });
  wire = await stretchWeakWire(Number(new URL(server.url).port));
  started = await startBrowser();
  profile = await newProfile();
  shot = await takePicture(started.browser);
  phone = await profile.open();
  await signIn(phone.page, linkFor('Olive Officer'));
  await waitForWorker(phone.page);
  // Chromium writes a cookie down half a minute later, or when it is closed.
  await phone.close();
  phone = await profile.open();
  await phone.page.goto(`${wire.url}/home`);
});

afterAll(async () => {
  await profile[Symbol.asyncDispose]();
  await started[Symbol.asyncDispose]();
  await wire[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const linkFor = (name: string): string => server.linkFor(name).replace(server.url, wire.url);

const takePhoto = (page: Page, buffer = shot, mimeType = 'image/jpeg') =>
  page.getByLabel('Photo', { exact: true }).setInputFiles({ name: 'image.jpg', mimeType, buffer });

const choose = (page: Page, buffer: Buffer, mimeType: string) =>
  page.getByLabel('Choose a picture').setInputFiles({ name: 'IMG_1', mimeType, buffer });

/** Lying on its side in the file, upright to who looks at it. */
const upright = {
  width: 1200,
  height: 1600,
  corners: ['blue', 'red', 'red green blue', 'green'],
};

test('[S20] shot, shrunk and saved; sent over a weak signal that breaks, through a flat battery; seen by the coordinator', async () => {
  let { page } = phone;
  await logIncident(page, 'Street drinking');
  await page.context().setOffline(true);
  await takePhoto(page);
  await page.getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Saved on this phone' }).waitFor();
  expect(await cornersOf(page, /^Photo 1 of 1/)).toEqual(upright);
  await page.getByRole('link', { name: '2 to send' }).waitFor();

  // Four times 64 kbit/s and four times as many cuts: as many bytes from one to the next.
  wire.weaken(4 * 8000, 5000);
  await page.context().setOffline(false);
  await page.getByRole('progressbar', { name: 'Photo 1 of 1: sending' }).waitFor();
  await page.getByText('1 to send').waitFor();
  const [record] = await recordsAt(server);
  expect(record?.fields.photos).toMatchObject([{ width: 1200, height: 1600 }]);
  await eventually(
    async () => (await photosAt(server)).some(({ bytes }) => bytes.length > 0),
    true,
  );
  await phone.kill();
  const before = (await photosAt(server))[0];
  expect(before?.isWhole).toBe(false);

  phone = await profile.open();
  ({ page } = phone);
  await page.goto(`${wire.url}/records/${record?.id}`);
  await page.getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
  await page
    .getByText(/^Received \d\d:\d\d$/)
    .first()
    .waitFor({ timeout: 90_000 });
  await waitForReceived(page);
  const { bytesUp, cuts } = wire.carried();
  wire.clear();

  const [photo] = await photosAt(server);
  expect(photo?.isWhole).toBe(true);
  const bytes = photo?.bytes ?? Buffer.alloc(0);
  expect(cuts).toBeGreaterThan(1);
  expect(bytes.length).toBeLessThanOrEqual(photoBytesMax);
  expect(checkJpeg(bytes, upright)).toEqual({ ok: true, value: { isWhole: true } });
  // What is not the photo: heads of requests, text, and a part for each time that the line broke.
  const overhead = 60_000;
  expect(bytesUp - bytes.length).toBeLessThan((cuts + 1) * partBytesMax + overhead);
  // Gone from the phone, it comes back from the server.
  expect(await picturesOn(page)).toBe(0);
  await page.reload();
  expect(await cornersOf(page, /^Photo 1 of 1/)).toEqual(upright);
  expect((await everythingCached(page)).filter((url) => url.includes('/api/'))).toEqual([]);

  const desk = await newPhone(started.browser, deskScreen);
  await signIn(desk, server.linkFor('Corin Coordinator'));
  await desk.goto(`${server.url}/records/${record?.id}`);
  expect(await cornersOf(desk, /^Photo 1 of 1/)).toEqual(upright);
  await desk.getByRole('button', { name: /^Photo 1 of 1/ }).click();
  await desk.getByRole('dialog').getByRole('img').waitFor();
});

test('[S20] what the camera wrote beside the picture lies nowhere: not at the server, not on the phone (A7)', async () => {
  expect(shot.includes(canary)).toBe(true);
  for (const { bytes } of await photosAt(server)) {
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.includes(canary)).toBe(false);
    expect(bytes.includes('Exif')).toBe(false);
  }
  await phone.close();
  for (const folder of [server.data, profile.folder]) expect(filesWith(canary, folder)).toEqual([]);
  // The search finds what is there: the officer's own words lie in the phone's files.
  expect(filesWith('olive-officer', profile.folder).length).toBeGreaterThan(0);
  phone = await profile.open();
  await phone.page.goto(`${wire.url}/home`);
});

test('what is not a photo is refused with a sentence, and a photo that is removed is there again with Undo', async () => {
  const { page } = phone;
  await logIncident(page, 'Begging');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="40000"/>');
  for (const [bytes, type, says] of [
    [svg, 'image/svg+xml', 'That is a drawing (SVG), not a photo.'],
    [Buffer.from('GIF89a'), 'image/gif', 'That is a GIF, not a photo.'],
    [bigPng(), 'image/png', 'That picture has more pixels than a phone can open.'],
    [brokenJpeg, 'image/jpeg', 'This phone can’t open that picture.'],
  ] as const) {
    await choose(page, bytes, type);
    await page.getByText(says).waitFor();
  }
  await takePhoto(page);
  await page.getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
  expect(await page.getByText('The photo was not added').count()).toBe(0);
  await waitForReceived(page);

  await page.getByRole('button', { name: 'Remove Photo 1 of 1' }).click();
  await page.getByRole('button', { name: /keep Photo 1 of 1/ }).click();
  await page.getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
  await page.getByRole('button', { name: 'Remove Photo 1 of 1' }).click();
  await eventually(async () => (await photosAt(server)).length, 1);
  await waitForReceived(page);
  expect((await recordsAt(server)).at(-1)?.fields).not.toHaveProperty('photos');
});

/** It says how large it is, and shows nothing. */
const brokenJpeg = Buffer.from(bytesOf(start, jfif, frame(1200, 900)));

/** The head of a PNG of 40,000 by 40,000 pixels: decoded it would be 6 GB. */
function bigPng(): Buffer {
  const head = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
  head.writeUInt32BE(40_000, 16);
  head.writeUInt32BE(40_000, 20);
  return head;
}

test('no page with photos has a fault that axe knows, in any theme, on a phone and at a desk', async () => {
  const { page } = phone;
  await logIncident(page, 'Noise');
  await takePhoto(page);
  await page.getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
  await waitForReceived(page);
  const form = page.url();
  const found: string[] = [];
  for (const path of [form, form.replace('/incident/', '/records/')]) {
    await page.goto(path);
    await page.getByRole('img', { name: /^Photo 1 of 1/ }).waitFor();
    for (const size of [
      { width: 390, height: 844 },
      { width: 1280, height: 800 },
    ]) {
      await page.setViewportSize(size);
      found.push(...(await axeViolations(page)));
    }
    for (const theme of ['dark', 'night-red']) {
      await page.evaluate((worn) => {
        document.documentElement.dataset.theme = worn;
      }, theme);
      found.push(...(await axeColourViolations(page)));
    }
  }
  expect(found).toEqual([]);
});

test('[S20] on a full phone a photo is refused in words, those before it stay, and words are saved all the same', async () => {
  const shots = [];
  for (const width of [2400, 2500, 2600, 2700]) {
    shots.push(await takePicture(started.browser, { width }));
  }
  await phone.close();
  phone = await profile.open();
  const { page } = phone;
  // Room for a photo or two. Set before anything is opened: Chromium then looks how much there is.
  const session = await phone.context.newCDPSession(page);
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin: wire.url });
  const quotaSize = usage + 700_000;
  await session.send('Storage.overrideQuotaForOrigin', { origin: wire.url, quotaSize });
  await page.goto(`${wire.url}/home`);
  await logIncident(page, 'Street drinking');
  await page.context().setOffline(true);
  const refusal = page.getByText('This phone is full. What you wrote is safe');
  let taken = 0;
  for (const one of shots) {
    await takePhoto(page, one);
    const next = page.getByRole('img', {
      name: new RegExp(`^Photo ${taken + 1} of ${taken + 1},`),
    });
    await next.or(refusal).waitFor();
    if (await refusal.isVisible()) break;
    taken += 1;
  }
  expect(taken).toBeLessThan(shots.length);
  expect(await page.getByRole('img', { name: /^Photo/ }).count()).toBe(taken);
  await page.getByLabel('Note').fill('Four cans.');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.context().setOffline(false);
  await waitForReceived(page);
  const { note, photos = [] } = (await recordsAt(server)).at(-1)?.fields ?? {};
  expect(note).toBe('Four cans.');
  expect(photos).toHaveLength(taken);
});
