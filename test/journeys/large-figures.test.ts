// Large figures, for gloves and rain: whatever an officer touches while writing is 64 pixels, and nothing runs off the page.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForWorker } from '../support/journey.ts';
import { openReferralForm, referralQuestions } from '../support/referral-form.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';

const leastPixels = 64;

let server: ServerProcess;
let started: StartedBrowser;
let page: Page;

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 1 });
  started = await startBrowser();
  page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForWorker(page);
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('the choice is this phone’s, and is on the page before anything is painted', async () => {
  await goTo(page, 'Me');
  await page.getByRole('radio', { name: 'Large figures' }).check();
  await page.route('**/*.js', (route) =>
    route.request().url().includes('theme.js') ? route.continue() : route.abort(),
  );
  await page.evaluate(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations())
      await worker.unregister();
  });
  await page.goto(server.url);
  expect(await page.evaluate(() => document.documentElement.dataset.figures)).toBe('large');
  await page.unrouteAll();
  await page.reload();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
});

test('home, patrol, shift, handover, tasking and dispersal: every control is large enough, nothing overflows', async () => {
  const found: string[] = [];
  const look = async (where: string) => found.push(...(await faultsOn(page, where)));
  for (const path of [
    '/home',
    '/incident/new',
    '/patrol',
    '/shift',
    '/handover',
    '/tasking',
    '/dispersal',
  ]) {
    await open(path);
    await look(path);
  }
  await open('/patrol');
  await page.getByRole('button', { name: 'Start patrol' }).click();
  await page.getByRole('heading', { name: 'On patrol' }).waitFor();
  await look('a patrol that runs');
  await page.getByRole('button', { name: /^Arrive at Brenchley/ }).click();
  await page.getByRole('button', { name: /^Leave Brenchley/ }).waitFor();
  await look('a visit');
  for (const sheet of ['Spoke with', 'What you did', 'What it was for', 'Note', 'Crew and zones']) {
    await page.getByRole('button', { name: new RegExp(`^${sheet}`) }).click();
    await page.getByRole('dialog').waitFor();
    await look(`sheet: ${sheet}`);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'End…' }).click();
  await look('sheet: the end');
  await page.keyboard.press('Escape');
  await open('/home');
  await look('home, on patrol');
  expect(found).toEqual([]);
});

test('an incident and its pin', async () => {
  const found: string[] = [];
  await logIncident(page, 'Street drinking');
  found.push(...(await faultsOn(page, 'just saved')));
  const saved = page.url();
  await page.goto(`${saved}?finish=1`);
  await page.getByRole('button', { name: 'Skip' }).waitFor();
  found.push(...(await faultsOn(page, 'to finish')));
  await page.goto(saved);
  await page.getByRole('button', { name: 'All outcomes and legal powers' }).click();
  await page.getByRole('dialog').waitFor();
  found.push(...(await faultsOn(page, 'all outcomes')));
  await page.getByRole('button', { name: 'Back to the incident' }).click();
  await page.getByRole('button', { name: 'More details' }).click();
  await page.getByRole('heading', { name: 'Where' }).waitFor();
  found.push(...(await faultsOn(page, 'more details')));
  await page.getByRole('button', { name: /pin on the map|Move the pin/ }).click();
  await page.getByRole('button', { name: 'Put it here' }).waitFor();
  found.push(...(await faultsOn(page, 'the pin’s map')));
  expect(found).toEqual([]);
});

test('a referral, question by question', async () => {
  const found: string[] = [];
  await openReferralForm(page);
  for (const { heading, answer } of referralQuestions) {
    await page.getByRole('heading', { name: heading }).waitFor();
    await answer(page, { name: 'Vee' });
    found.push(...(await faultsOn(page, heading)));
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
  found.push(...(await faultsOn(page, 'check')));
  expect(found).toEqual([]);
});

async function open(path: string): Promise<void> {
  await page.goto(server.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
}

/** Controls smaller than a glove’s finger, by name and size, and what makes the page wider than the phone. */
async function faultsOn(on: Page, where: string): Promise<string[]> {
  const found = await on.evaluate((least) => {
    const controls = 'a[href], button, select, textarea, summary, label.choice, input';
    const dialog = document.querySelector('dialog[open]');
    const small = [...(dialog ?? document).querySelectorAll<HTMLElement>(controls)]
      // What fills its label is measured with it; what only a screen reader hears is not touched.
      .filter((it) => !it.matches('.choice input, .only-heard, .only-heard *, .skip'))
      .filter((it) => it.checkVisibility())
      .flatMap((it) => {
        const { width, height } = it.getBoundingClientRect();
        const isSmall = width < least - 0.5 || height < least - 0.5;
        const name = (it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 40);
        return isSmall ? [`${name}: ${Math.round(width)} × ${Math.round(height)}`] : [];
      });
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...small, `wider than the page: ${scrollWidth}`] : small;
  }, leastPixels);
  return found.map((fault) => `${where}: ${fault}`);
}
