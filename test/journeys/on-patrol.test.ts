// An officer walks through three hotspots with the phone in a pocket: the minutes are counted by themselves, told as what is
// sure and what is possible, and come to the server as visits; where the officer went does not.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Patrol } from '../../src/domain/patrol.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { newPhone, newProfile, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { eventually, signIn, waitForWorker } from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { fingerOn } from '../support/slow-taps.ts';
import type { Stop } from '../support/walk.ts';
import { hoursAgo, startWalk, type Walk } from '../support/walking-page.ts';

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

/** Sixteen minutes in the park, twelve at the station with the screen dark for ten, nine at the cinema. */
const stops: readonly Stop[] = [
  [0, 'whatman-park'],
  [16, 'whatman-park'],
  [23, 'maidstone-east-station'],
  [35, 'maidstone-east-station'],
  [38, [0.516, 51.279]],
  [42, [0.516, 51.2745]],
  [48, 'lockmeadow'],
  [57, 'lockmeadow'],
  [62, [0.5115, 51.2675]],
];

/** To and fro in the park: whoever walks is asked every five seconds there. */
const strolling: readonly Stop[] = [0, 1, 2, 3, 4].map((turn) => [
  3 * turn,
  [turn % 2 === 0 ? 0.5126 : 0.5154, 51.2805],
]);

/** When one is over each edge: the park reaches 180 m from its middle, the station 80 and the cinema 150. */
const visited = [
  { hotspot: 'whatman-park', from: 0, to: 18.4 },
  { hotspot: 'maidstone-east-station', from: 22, to: 35.7 },
  { hotspot: 'lockmeadow', from: 46.3, to: 58.5 },
];

test('three hotspots with the phone in a pocket become three visits at the server, told honestly', async () => {
  const page = await newPhone(started.browser);
  await page.clock.install({ time: hoursAgo(3) });
  await signIn(page, server.linkFor('Olive Officer'));
  const walk = await startPatrol(page);

  await page.getByRole('link', { name: 'Pocket mode' }).click();
  await walk.walk(14);
  expect(await pocketSays(page)).toMatch(/^1[34], minutes here.*, Whatman Park/);
  await walk.walk(1.5);
  expect(await pocketSays(page)).toContain('Long enough. Move on when it suits.');

  // Out of the park, on to the station; there the screen is dark for ten minutes.
  await walk.walk(8.5);
  await walk.dark(10);
  await walk.walk(1);
  expect(await pocketSays(page)).toMatch(
    /^\d, minutes? here \(\d–1[2-4]\), Maidstone East station/,
  );

  await walk.walk(28);
  await openPocket(page, walk);
  await page.getByRole('link', { name: /On patrol/ }).click();
  await walk.moment();
  const visits = page.getByRole('list', { name: 'Visits' });
  await visits
    .getByText(/to \d\d:\d\d · by position/)
    .nth(2)
    .waitFor();
  expect(await visits.getByText(/\(\d–1\d\)$/).count()).toBe(1);
  await endPatrol(page, walk);

  await eventually(async () => (await patrolAt())?.fields.to !== undefined, true);
  const patrol = (await patrolAt())?.fields as Patrol;
  expect(patrol.visits.map(({ hotspot, source }) => `${hotspot} ${source}`)).toEqual(
    visited.map(({ hotspot }) => `${hotspot} fix`),
  );
  for (const [i, { arrived, left = 0 }] of patrol.visits.entries()) {
    for (const [at, minute] of [
      [arrived, visited[i]?.from],
      [left, visited[i]?.to],
    ] as const) {
      expect(Math.abs((at - walk.begin) / minuteMs - (minute ?? Number.NaN))).toBeLessThan(1);
    }
  }
  const dark = patrol.visits[1];
  expect(dark?.confirmedSeconds).toBeLessThan(4 * 60);
  expect(dark?.possibleSeconds).toBeGreaterThan(12 * 60);
  for (const { confirmedSeconds = 0, possibleSeconds = 0 } of [
    patrol.visits[0],
    patrol.visits[2],
  ].flatMap((visit) => visit ?? [])) {
    expect(possibleSeconds - confirmedSeconds).toBeLessThan(3 * 60);
  }
  expect(JSON.stringify(await recordsAt(server))).not.toMatch(/"lon"|"lat"/);
});

test('a phone in a pocket opens for two slow taps, and for no rain, no burst and no two fingers', async () => {
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Otto Officer'));
  await page.getByRole('button', { name: 'Start patrol' }).click();
  await page.getByRole('link', { name: 'Pocket mode' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pocket mode' });
  await dialog.waitFor();
  const finger = await fingerOn(page);
  for (let drop = 0; drop < 12; drop++) await finger.tap(60, 90 + 40 * drop);
  await finger.tap(2000, 900);
  await finger.tap(2000, 900);
  await finger.pinch();
  await finger.tap(300, 100);
  await finger.tap(300, 100);
  await page.goBack();
  await page.goBack();
  expect(await dialog.isVisible()).toBe(true);
  await finger.tap(300, 3000);
  await page.getByRole('button', { name: 'Once more' }).waitFor();
  await finger.tap(300, 800);
  await page.getByRole('heading', { name: 'What did you see?' }).waitFor();
  expect(await dialog.count()).toBe(0);

  await page.getByRole('button', { name: 'Street drinking' }).click();
  await page.getByText('Saved on this phone').first().waitFor();
});

test('a patrol goes on by itself after the phone died, and has lost no more than fifteen seconds', async () => {
  await server.stop();
  await server.start();
  await using profile = await newProfile();
  let phone = await profile.open();
  await signIn(phone.page, server.linkFor('Olive Officer'));
  await waitForWorker(phone.page);
  // The day before: a browser writes its cookies down when it closes.
  await phone.close();
  phone = await profile.open();
  await phone.page.clock.install({ time: hoursAgo(2) });
  await phone.page.goto(`${server.url}/home`);
  await phone.page.getByRole('button', { name: 'Start patrol' }).waitFor();
  const walk = await startPatrol(phone.page, strolling);
  await walk.walk(7);
  const diedAt = walk.now();
  await phone.kill();

  phone = await profile.open();
  await phone.page.clock.install({ time: diedAt });
  await phone.page.goto(`${server.url}/home`);
  await phone.page.getByRole('link', { name: /On patrol/ }).waitFor();
  expect((diedAt - (await lastStored(phone.page))) / secondMs).toBeLessThanOrEqual(15);
  const again = await startWalk(phone.page, strolling, walk.begin);
  await again.walk(1);
  await phone.page.getByText(/^[78] of 10–16 min$/).waitFor();
});

async function startPatrol(page: Page, way = stops): Promise<Walk> {
  await page.getByRole('button', { name: 'Start patrol' }).waitFor();
  const walk = await startWalk(page, way);
  await page.getByRole('button', { name: 'Start patrol' }).click();
  await walk.moment();
  await page.getByRole('link', { name: /On patrol/ }).waitFor();
  return walk;
}

const pocketSays = async (page: Page): Promise<string> => {
  const dialog = page.getByRole('dialog', { name: 'Pocket mode' });
  return (await dialog.locator('.pocket-number').innerText()).replaceAll(/\n+/g, ', ');
};

async function openPocket(page: Page, walk: Walk): Promise<void> {
  const finger = await fingerOn(page, walk.pass);
  await finger.tap(300, 1000);
  await finger.tap(300, 800);
  await walk.moment();
  await page.getByRole('heading', { name: 'What did you see?' }).waitFor();
}

async function endPatrol(page: Page, walk: Walk): Promise<void> {
  await page.getByRole('button', { name: 'End…' }).click();
  await walk.moment();
  await page.getByRole('button', { name: 'End patrol' }).click();
  await walk.moment();
  await page.getByRole('heading', { name: /^Patrol on / }).waitFor();
}

const patrolAt = async () =>
  (await recordsAt(server)).find(
    ({ kind, author }) => kind === 'patrol' && author === 'olive-officer',
  );

/** When the last stretch of the track that is on the disk ends. */
const lastStored = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await asked(indexedDB.open('beatbook-person-olive-officer'));
    const rows = await asked(database.transaction('tracks').objectStore('tracks').getAll());
    database.close();
    return Math.max(...rows.map(({ to }) => to));
  });
