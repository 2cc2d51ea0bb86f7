import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeColourViolations, axeViolations } from '../support/axe.ts';
import {
  brenchleyGardens,
  deskScreen,
  newPhone,
  type StartedBrowser,
  startBrowser,
} from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForWorker } from '../support/journey.ts';
import { openReferralForm, referralQuestions } from '../support/referral-form.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

/** Every page that a role has, and what can be opened from it. */
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  'Olive Officer': [
    '/home',
    '/map',
    '/records',
    '/incident/new',
    '/patrol',
    '/pocket',
    '/referral/new',
    '/receipt',
    '/receipt/NOBODY-0000',
    '/shift',
    '/handover',
    '/tasking',
    '/dispersal',
    '/me',
  ],
  'Corin Coordinator': [
    '/map',
    '/map?area=new',
    '/summary',
    '/records',
    '/handover',
    '/tasking',
    '/dispersal',
    '/dispersal/new',
    '/rescue',
    '/me',
  ],
  'Iris Inspector': ['/summary', '/map', '/records', '/dispersal/new', '/me'],
  'Hana Hubworker': ['/hub', '/me'],
  'Cole Councilprotection': [
    '/map',
    '/summary',
    '/records',
    '/incident/new',
    '/patrol',
    '/pocket',
    '/me',
  ],
  'Perry Partner': ['/summary', '/me'],
  'Ada Administrator': ['/people', '/people?edit=new', '/people?person=olive-officer', '/me'],
};

/** 200 % zoom of a small window is half its pixels, each twice as large. */
const zoomed: BrowserContextOptions = {
  ...deskScreen,
  viewport: { width: 640, height: 400 },
  deviceScaleFactor: 2,
};

const looks = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desk', width: 1280, height: 800 },
  { name: '200 % zoom', width: 640, height: 400 },
] as const;

let server: ServerProcess;
let started: StartedBrowser;
/** One phone a person for the whole file: what changes is the window and the light. */
const phones = new Map<string, Page>();

beforeAll(async () => {
  server = await startServer({ isDemonstration: true });
  started = await startBrowser();
  for (const person of Object.keys(pagesOf)) {
    const page = await newPhone(started.browser, zoomed);
    await signIn(page, server.linkFor(person));
    await waitForWorker(page);
    phones.set(person, page);
  }
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

for (const [person, paths] of Object.entries(pagesOf)) {
  test(`no page of ${person} has a fault that axe knows: on a phone, at a desk, at 200 %, in each theme`, async () => {
    const page = phoneOf(person);
    const found: string[] = [];
    for (const path of paths) {
      await open(page, path);
      for (const { name, ...size } of looks) {
        await page.setViewportSize(size);
        found.push(...(await axeViolations(page)).map((fault) => `${path}, ${name}: ${fault}`));
      }
      for (const theme of ['dark', 'night-red']) {
        await page.evaluate((worn) => {
          document.documentElement.dataset.theme = worn;
        }, theme);
        found.push(
          ...(await axeColourViolations(page)).map((fault) => `${path}, ${theme}: ${fault}`),
        );
      }
    }
    expect(found).toEqual([]);
  });
}

test('the steps of an officer’s forms have no fault that axe knows', async () => {
  const page = phoneOf('Olive Officer');
  const found: string[] = [];
  const look = async (where: string) => {
    found.push(...(await axeViolations(page)).map((fault) => `${where}: ${fault}`));
  };
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/home');
  await logIncident(page, 'Street drinking');
  await look('an incident just saved');
  await goTo(page, 'Records');
  await page.getByRole('link', { name: /Street drinking.*Saved on this phone/ }).click();
  await page.getByRole('heading', { name: 'What it says' }).waitFor();
  await look('a record');
  await openReferralForm(page);
  for (const { heading, answer, isOptional } of referralQuestions) {
    await page.getByRole('heading', { name: heading }).waitFor();
    if (!isOptional) {
      await page.getByRole('button', { name: 'Continue' }).click();
      await look(`${heading} unanswered`);
    }
    await answer(page, { name: 'Vee' });
    await look(`${heading} answered`);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
  await look('check');
  expect([...new Set(found)]).toEqual([]);
});

test('a running patrol has no fault that axe knows: its page, its sheets, its track, and in a pocket', async () => {
  const page = phoneOf('Olive Officer');
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/home');
  await page.getByRole('button', { name: 'Start patrol' }).click();
  await stroll(page, page.getByText(/of 10–16 min/));
  const found: string[] = [];
  const look = async (where: string) => {
    found.push(...(await axeViolations(page)).map((fault) => `${where}: ${fault}`));
    for (const theme of ['dark', 'night-red', 'day']) {
      await page.evaluate((worn) => {
        document.documentElement.dataset.theme = worn;
      }, theme);
      const colours = await axeColourViolations(page);
      found.push(...colours.map((fault) => `${where}, ${theme}: ${fault}`));
    }
  };
  await look('home');
  await open(page, '/patrol');
  await page.getByRole('img', { name: /^Where you went/ }).waitFor();
  await look('patrol');
  await page.getByRole('button', { name: 'Another hotspot' }).click();
  await page.getByRole('heading', { name: 'Owed a visit this week' }).waitFor();
  await look('arrive');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'End…' }).click();
  await page.getByRole('button', { name: 'Leave out part of my track' }).click();
  await look('end');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Delete my track' }).click();
  await look('delete');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await open(page, '/pocket');
  await page.getByText(/minutes? here/).waitFor();
  await look('pocket');
  expect([...new Set(found)]).toEqual([]);
});

test('the pages before one is signed in have no fault that axe knows', async () => {
  const page = await newPhone(started.browser);
  const found: string[] = [];
  for (const path of ['/', '/join/no-such-code']) {
    await open(page, path);
    found.push(...(await axeViolations(page)));
  }
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'This link is not one of ours' }).waitFor();
  found.push(...(await axeViolations(page)));
  expect(found).toEqual([]);
});

test('a phone that is set to dark shows Beatbook dark', async () => {
  const page = phoneOf('Perry Partner');
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '/me');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
});

test('the tables of the map have no fault that axe knows', async () => {
  for (const person of ['Olive Officer', 'Corin Coordinator']) {
    const page = phoneOf(person);
    await open(page, '/map');
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('heading', { name: 'Map as a table' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }
});

test('at 320 pixels no page of an officer has to be scrolled sideways', async () => {
  const page = phoneOf('Olive Officer');
  await page.setViewportSize({ width: 320, height: 640 });
  const widths: [string, number][] = [];
  for (const path of pagesOf['Olive Officer'] ?? []) {
    await open(page, path);
    widths.push([path, await page.evaluate(() => document.documentElement.scrollWidth)]);
  }
  expect(widths.filter(([, width]) => width > 320)).toEqual([]);
});

/** A browser under test tells a page of its made-up place once, and again only when it moves. */
async function stroll(page: Page, until: Locator): Promise<void> {
  for (let step = 1; step <= 20 && (await until.count()) === 0; step++) {
    const longitude = brenchleyGardens.longitude + step * 1e-5;
    await page.context().setGeolocation({ ...brenchleyGardens, longitude });
    await until.waitFor({ timeout: 2000 }).catch(() => undefined);
  }
  await until.waitFor();
}

function phoneOf(person: string): Page {
  const page = phones.get(person);
  if (!page) throw new Error(`${person} is not signed in`);
  return page;
}

/** Until the page stands: its heading is there, and nothing says that it is still being fetched. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
}
