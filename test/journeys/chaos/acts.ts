/** What people do in the meantime, by what is on their screen; each act may be broken off anywhere. */
import { errors } from 'playwright-core';
import type { Kind } from '../../../src/domain/records.ts';
import { goTo } from '../../support/journey.ts';
import { referralQuestions } from '../../support/referral-form.ts';
import { everythingStored } from '../../support/stored.ts';
import { noteAsked, noteSaved, noteShown, type Shown, standing } from './book.ts';
import { look, openRecord } from './look.ts';
import type { Officer } from './officer.ts';

export type Act = (officer: Officer) => Promise<void>;

export const acts: readonly (readonly [Act, number])[] = [
  [logAndWrite, 5],
  [logInPassing, 3],
  [logAndUndo, 3],
  [edit, 4],
  [takeBack, 2],
  [patrol, 4],
  [refer, 1],
];

async function logAndWrite(officer: Officer): Promise<void> {
  await write(officer, await log(officer));
}

/** One tap, and away: the form stays behind. */
async function logInPassing(officer: Officer): Promise<void> {
  await log(officer);
  await look(officer);
}

async function logAndUndo(officer: Officer): Promise<void> {
  const { page, note } = officer;
  const shown = await log(officer);
  const undo = page().getByRole('button', { name: /^Undo/ });
  shown.removal = 'asked';
  const isInTime = await undo.click({ timeout: 2000 }).then(() => true, notOffered);
  if (isInTime) {
    await page().getByText('Taken back. It never was.').waitFor();
    // Whoever was too late leaves a deletion behind; where nothing is left, nobody else may ever hear of it.
    const isLeft = (await everythingStored(page())).includes(shown.id);
    shown.removal = isLeft ? 'gone' : 'never';
    note(`undid ${shown.id}: ${shown.removal}`);
  }
  await look(officer);
}

async function edit(officer: Officer): Promise<void> {
  const shown = oneOf(officer, 'incident');
  if (!shown) return logAndWrite(officer);
  await openRecord(officer, shown.id);
  await officer.page().getByRole('link', { name: 'Change it' }).click();
  await officer.page().getByRole('radio', { name: '2–4' }).waitFor();
  await write(officer, shown);
}

async function takeBack(officer: Officer): Promise<void> {
  const { page, note } = officer;
  const shown = oneOf(officer, 'incident');
  if (!shown) return logAndUndo(officer);
  await openRecord(officer, shown.id);
  await page().getByRole('button', { name: 'Take it back' }).click();
  shown.removal = 'asked';
  await page().getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await page().getByRole('heading', { name: 'Records', exact: true }).waitFor();
  await look(officer);
  note(`took back ${shown.id}: ${shown.removal}`);
}

async function patrol(officer: Officer): Promise<void> {
  const { page } = officer;
  await goTo(page(), 'Home');
  const start = page().getByRole('button', { name: 'Start patrol' });
  const running = page()
    .getByRole('link', { name: /^(On patrol|Patrol paused)/ })
    .first();
  await start.or(running).waitFor();
  if (await start.isVisible()) {
    await making(officer, 'patrol', async () => {
      await start.click();
      await running.waitFor();
    });
  } else {
    await running.click();
    await page().getByRole('button', { name: 'End…' }).waitFor();
    await officer.random.pick([visit, visit, endPatrol])(officer);
  }
  await look(officer);
}

async function visit({ page, note }: Officer): Promise<void> {
  const arrive = page().getByRole('button', { name: /^Arrive at Brenchley/ });
  const leave = page().getByRole('button', { name: /^Leave Brenchley/ });
  await arrive.or(leave).waitFor();
  const [now, then] = (await arrive.isVisible()) ? [arrive, leave] : [leave, arrive];
  await now.click();
  await then.waitFor();
  note('arrived or left');
}

async function endPatrol({ id: author, page, note, town }: Officer): Promise<void> {
  await page().getByRole('button', { name: 'End…' }).click();
  await page().getByRole('dialog').getByRole('button', { name: 'End patrol' }).click();
  await page()
    .getByRole('heading', { name: /^Patrol on/ })
    .waitFor();
  const id = lastPart(page().url());
  noteSaved(noteShown(town.book, { id, author, kind: 'patrol' }), 'hasEnded', 'true');
  note(`ended ${id}`);
}

/** A form that was broken off goes on where it was. */
async function refer(officer: Officer): Promise<void> {
  const { id: author, page, note, town } = officer;
  const name = author.startsWith('olive') ? 'Quillon' : 'Zephyrine';
  await goTo(page(), 'Home');
  await page().getByRole('link', { name: 'Refer a young person' }).click();
  for (;;) {
    await page().getByRole('heading', { level: 1, name: headings }).waitFor();
    const heading = await page().getByRole('heading', { level: 1 }).innerText();
    const question = referralQuestions.find((it) => it.heading === heading);
    if (!question) break;
    await question.answer(page(), { name });
    await page().getByRole('button', { name: 'Continue' }).click();
    await page().getByRole('heading', { level: 1, name: heading }).waitFor({ state: 'hidden' });
  }
  const see = page().getByRole('link', { name: 'See this referral' });
  await making(officer, 'referral', async () => {
    await page().getByRole('button', { name: 'Send to the hub' }).click();
    await see.waitFor();
  });
  const id = lastPart((await see.getAttribute('href')) ?? '');
  noteSaved(noteShown(town.book, { id, author, kind: 'referral' }), 'name', name);
  note(`referred ${id}`);
}

const headings = new RegExp(
  [...referralQuestions.map(({ heading }) => heading), 'Check before you send']
    .map((it) => `^${it.replace('?', '\\?')}$`)
    .join('|'),
);

async function log(officer: Officer): Promise<Shown> {
  const { id: author, page, random, town, note } = officer;
  const kind = random.pick(['Street drinking', 'Begging', 'Rowdy behaviour']);
  await goTo(page(), 'Home');
  const tile = page().getByRole('button', { name: kind });
  await tile.waitFor();
  await making(officer, 'incident', async () => {
    await tile.click();
    await page().getByRole('heading', { name: kind }).waitFor();
    await page()
      .getByRole('main')
      .getByText(/^(Saved on this phone|Sending|Received)/)
      .first()
      .waitFor();
  });
  const id = lastPart(page().url());
  note(`logged ${id}`);
  return noteShown(town.book, { id, author, kind: 'incident' });
}

/** On an incident's form. It counts as saved once the record's own page shows it. */
async function write(officer: Officer, shown: Shown): Promise<void> {
  const { page, random, note, town } = officer;
  const text = `swept up ${town.book.shown.size} ${random.uuid().slice(0, 8)}`;
  noteAsked(shown, 'note', text);
  if (random.happens(0.5)) {
    await page()
      .getByRole('radio', { name: random.pick(['2–4', '5–9']) })
      .check();
  }
  await page().getByLabel('Note').fill(text);
  await page().getByRole('button', { name: 'Done' }).click();
  await page().getByRole('button', { name: 'Done' }).waitFor({ state: 'hidden' });
  await openRecord(officer, shown.id);
  await page().getByRole('main').getByText(text).first().waitFor();
  noteSaved(shown, 'note', text);
  note(`wrote “${text}” to ${shown.id}`);
}

/** Broken off, it may have made a record that nobody saw. */
async function making(
  { id: author, town: { book } }: Officer,
  kind: Kind,
  tap: () => Promise<void>,
): Promise<void> {
  const making = { author, kind, isSeen: false };
  book.makings.push(making);
  await tap();
  making.isSeen = true;
}

const oneOf = ({ id, random, town }: Officer, kind: Kind): Shown | undefined => {
  const found = standing(town.book, id).filter((it) => it.kind === kind);
  return found.length > 0 ? random.pick(found) : undefined;
};

function notOffered(error: unknown): false {
  if (error instanceof errors.TimeoutError) return false;
  throw error;
}

const lastPart = (path: string): string => path.split('/').at(-1) ?? '';
