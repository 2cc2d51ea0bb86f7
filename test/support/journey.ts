/** Steps that many journeys take, by what a person sees: names of buttons, headings, words on the page. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens a sign-in link and goes on to the first page of the person's role. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: /^Signed in as/ }).waitFor();
  await page.getByRole('button', { name: 'Open Beatbook' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/** The whole app is on the phone: from now on it opens with no signal. */
export async function waitForWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

export async function goTo(page: Page, name: string): Promise<void> {
  const bar = page.getByRole('navigation', { name: 'Pages' });
  await bar.getByRole('link', { name, exact: true }).click();
}

/** One tap on the home page; the form for more stays open. */
export async function logIncident(page: Page, kind: string): Promise<void> {
  await goTo(page, 'Home');
  await page.getByRole('button', { name: kind }).click();
  await page.getByRole('heading', { name: kind }).waitFor();
  await page.getByText('Saved on this phone').first().waitFor();
}

/** Everything this phone wrote has the server's receipt. */
export async function waitForReceived(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'All received' }).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await goTo(page, 'Me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Nobody is signed in on this phone' }).waitFor();
}

/** Waits until `read` gives what is wanted; otherwise the error says what it gave last. */
export async function eventually<T>(read: () => Promise<T> | T, wanted: T): Promise<void> {
  await expect.poll(read, { timeout: 30_000 }).toEqual(wanted);
}
