/** What the list of records shows, noted down; whoever was promised a record must find it there. */
import type { Page } from 'playwright-core';
import type { Kind } from '../../../src/domain/records.ts';
import { goTo } from '../../support/journey.ts';
import { noteShown, standing } from './book.ts';
import type { Officer } from './officer.ts';

type Row = { readonly id: string; readonly text: string };

export async function look(officer: Officer): Promise<readonly Row[]> {
  const { id: author, town, note } = officer;
  const rows = await rowsOn(officer.page());
  for (const { id, text } of rows) {
    const shown = noteShown(town.book, { id, author, kind: kindIn(text) });
    if (shown.removal === 'asked') shown.removal = null;
    if (shown.removal !== null) throw new Error(`${id} was taken back (${text}), and is back.`);
    shown.receipt = text.match(/Received · ([A-Z]+-\d{4})/)?.[1] ?? shown.receipt;
  }
  const isThere = (id: string) => rows.some((row) => row.id === id);
  for (const shown of town.book.shown.values()) {
    const isHere = shown.author === author && !isThere(shown.id);
    if (isHere && shown.removal === 'asked') shown.removal = 'gone';
  }
  const lost = standing(town.book, author).find(({ id }) => !isThere(id));
  if (lost)
    throw new Error(`${lost.kind} ${lost.id} was shown as saved, and is on the phone no more.`);
  note(`sees ${rows.length} records`);
  return rows;
}

export async function openRecord({ page }: Officer, id: string): Promise<void> {
  await goTo(page(), 'Records');
  await showAll(page());
  await page().locator(`main a[href="/records/${id}"]`).click();
  const whole = page().getByRole('heading', { name: 'What it says' });
  const refused = page().getByText('The server refused this');
  await whole.or(refused).first().waitFor();
  if (await refused.isVisible()) throw new Error(`${id} was refused, and nobody gave a reason to.`);
}

async function rowsOn(page: Page): Promise<readonly Row[]> {
  await goTo(page, 'Records');
  await showAll(page);
  const links = page.locator('main a[href^="/records/"]');
  return links.evaluateAll((found) =>
    found.map((link) => ({
      id: link.getAttribute('href')?.split('/').at(-1) ?? '',
      text: link.textContent ?? '',
    })),
  );
}

/** Fifty at a time. */
async function showAll(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Records', exact: true }).waitFor();
  const more = page.getByRole('button', { name: /^Show \d+ more/ });
  while (await more.isVisible()) await more.click();
}

function kindIn(text: string): Kind {
  if (text.startsWith('Youth hub referral')) return 'referral';
  return text.startsWith('Patrol') ? 'patrol' : 'incident';
}
