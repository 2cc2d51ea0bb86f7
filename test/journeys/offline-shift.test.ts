// The promise of the whole: what is written with no signal survives, goes out by itself, and reaches everyone who may
// see it, and nobody else. One story; the tests are its chapters, in order.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  deskScreen,
  type KeptPhone,
  newPhone,
  newProfile,
  type Profile,
  type StartedBrowser,
  startBrowser,
} from '../support/browser.ts';
import { rowsUnder } from '../support/csv.ts';
import {
  eventually,
  goTo,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { writeReferral } from '../support/referral-form.ts';
import { recordsAt } from '../support/server-data.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';
import { everythingStored } from '../support/stored.ts';

const youngPerson = 'Xanthippe';

let server: ServerProcess;
let profile: Profile;
let officer: KeptPhone;
let started: StartedBrowser;
const links = new Map<string, string>();

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 1 });
  profile = await newProfile();
  started = await startBrowser();
  officer = await profile.open();
  await signIn(officer.page, server.linkFor('Olive Officer'));
  await waitForWorker(officer.page);
  // The day before: a browser writes its cookies down when it closes.
  await officer.close();
});

afterAll(async () => {
  await profile[Symbol.asyncDispose]();
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('[S1] a shift with no signal is all there after the browser was killed', async () => {
  await server.stop();
  officer = await profile.open();
  await officer.context.setOffline(true);
  await officer.page.goto(`${server.url}/home`);
  await officer.page.reload();

  await officer.page.getByRole('button', { name: 'Start patrol' }).click();
  await officer.page.getByRole('link', { name: /On patrol/ }).click();
  await officer.page.getByRole('button', { name: 'Arrive at Brenchley Gardens' }).click();
  await officer.page.getByRole('button', { name: 'Leave Brenchley Gardens' }).waitFor();
  await logIncident(officer.page, 'Street drinking');
  await officer.page.getByRole('radio', { name: '2–4' }).check();
  await officer.page.getByRole('checkbox', { name: '16 or 17' }).check();
  await officer.page.getByRole('checkbox', { name: 'Moved on informally' }).check();
  await officer.page.getByRole('button', { name: 'Done' }).click();
  await writeReferral(officer.page, { name: youngPerson });
  await officer.kill();

  officer = await profile.open();
  await officer.context.setOffline(true);
  await officer.page.goto(`${server.url}/records`);
  await officer.page.getByRole('link', { name: '3 to send' }).waitFor();
  for (const title of ['Patrol on foot', 'Street drinking', 'Youth hub referral']) {
    const row = officer.page.getByRole('link', { name: new RegExp(title) });
    await row.getByText('Saved on this phone').waitFor();
  }
});

test('[S2] when signal returns each record goes out by itself, once, and comes back with its receipt', async () => {
  await server.start();
  for (const person of ['Corin Coordinator', 'Iris Inspector', 'Hana Hubworker']) {
    links.set(person, server.linkFor(person));
  }
  await officer.context.setOffline(false);
  await waitForReceived(officer.page);
  const records = await recordsAt(server);
  expect(records.map(({ kind }) => kind).sort()).toEqual(['incident', 'patrol', 'referral']);
  for (const { author, receiptCode } of records) {
    expect(author).toBe('olive-officer');
    await officer.page.getByRole('link', { name: receiptCode }).waitFor();
  }
});

test('a coordinator finds the incident and the visit on the map, in its table and its counts', async () => {
  const page = await personAt('Corin Coordinator');
  await page
    .getByRole('region', { name: 'Incidents' })
    .getByText('1 incident', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: 'As a table' }).click();
  const each = page.getByRole('region', { name: 'Each' });
  await each.getByRole('row', { name: /Street drinking.*Brenchley Gardens/ }).waitFor();
  const zone = page.getByRole('region', { name: /^By zone/ }).getByRole('row');
  expect(await zone.filter({ hasText: 'Town centre' }).first().innerText()).toMatch(/\b1$/);
  const hotspot = page.getByRole('row', { name: /^Brenchley Gardens/ });
  expect(await hotspot.innerText()).toMatch(/^Brenchley Gardens\s+1\b/);
});

test('the inspector’s files have what was logged, and the figures add up to it', async () => {
  const page = await personAt('Iris Inspector');
  await page.getByLabel('Period').selectOption('Last 28 days');
  await page.getByText('Incidents').first().waitFor();
  const incidents = rowsUnder(await download(page, 'Download incidents'), 'receipt');
  const incident = (await recordsAt(server)).find(({ kind }) => kind === 'incident');
  expect(incidents).toHaveLength(1);
  expect(incidents[0]).toMatchObject({
    id: incident?.id,
    type: 'Street drinking',
    hotspot: 'Brenchley Gardens',
    people: '2–4',
    ages: '16 or 17',
    'what was done': 'Moved on informally',
    'made by': 'Olive Officer',
    receipt: incident?.receiptCode,
  });
  expect(rowsUnder(await download(page, 'Download patrols'), 'receipt')).toHaveLength(1);

  const figures = rowsUnder(await download(page, 'Download figures'), 'measure');
  const [now] = Object.keys(figures[0] ?? {}).slice(-2);
  const figureOf = (section: string, name: string, measure: string) =>
    figures.find(
      (row) => row.section === section && row.name === name && row.measure === measure,
    )?.[now ?? ''];
  expect(figureOf('all', 'Whole partnership', 'incidents')).toBe('1');
  expect(figureOf('all', 'Whole partnership', 'visits to hotspots')).toBe('1');
  expect(figureOf('hotspot', 'Brenchley Gardens', 'incidents')).toBe('1');
  expect(figureOf('hotspot', 'Jubilee Square', 'incidents')).toBe('0');
});

test('the hub takes the referral up; its author reads that, and no longer who it was about', async () => {
  const hub = await personAt('Hana Hubworker');
  await hub.getByRole('button', { name: new RegExp(youngPerson) }).click();
  await hub.getByRole('button', { name: 'Received by the hub' }).click();
  const status = async () =>
    (await recordsAt(server)).find(({ kind }) => kind === 'referral')?.fields.status;
  await eventually(status, 'received');

  await officer.page.reload();
  await goTo(officer.page, 'Records');
  await officer.page.getByRole('link', { name: /Youth hub referral.*Received by the hub/ }).click();
  await officer.page.getByText('Received by the hub').first().waitFor();
  const keepsName = async () => (await everythingStored(officer.page)).includes(youngPerson);
  await eventually(keepsName, false);
  expect(await officer.page.getByText(youngPerson).count()).toBe(0);
});

test('whoever is neither the hub nor the author never comes near the young person’s name', async () => {
  await server.stop();
  await server.start();
  const others = [
    'Corin Coordinator',
    'Iris Inspector',
    'Cole Councilprotection',
    'Perry Partner',
    'Ada Administrator',
    'Otto Officer',
  ];
  for (const person of others) {
    links.set(person, server.linkFor(person));
    const { page, heard } = await listeningAt(person);
    const seen: string[] = [];
    for (const link of await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link')
      .all()) {
      await link.click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      seen.push(await page.content());
    }
    seen.push(await everythingStored(page), ...(await Promise.all(heard)));
    expect([person, seen.length > 3, seen.join('\n').includes(youngPerson)]).toEqual([
      person,
      true,
      false,
    ]);
    await page.context().close();
  }
});

async function personAt(name: string): Promise<Page> {
  const page = await newPhone(started.browser, deskScreen);
  await signIn(page, links.get(name) ?? '');
  return page;
}

/** With every reply that the server gives. */
async function listeningAt(name: string): Promise<{ page: Page; heard: Promise<string>[] }> {
  const page = await newPhone(started.browser, deskScreen);
  const heard: Promise<string>[] = [];
  page.on('response', (response) => {
    // The stream of nudges has no end to wait for; that its bytes say nothing is a test of its own.
    if (!response.url().includes('/api/') || response.url().endsWith('/api/nudge')) return;
    heard.push(response.text().catch(() => ''));
  });
  await signIn(page, links.get(name) ?? '');
  return { page, heard };
}

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return await readFile(await file.path(), 'utf8');
}
