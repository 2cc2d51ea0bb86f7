/** The referral form as an officer goes through it: what is asked, and how each question is answered. */
import type { Page } from 'playwright-core';
import { goTo } from './journey.ts';

export type ReferralWritten = {
  readonly name: string;
  readonly age?: string;
  readonly note?: string;
};

export type Question = {
  readonly heading: string;
  /** One may go on without an answer. */
  readonly isOptional?: true;
  readonly answer: (page: Page, written: ReferralWritten) => Promise<void>;
  /** A part of the answer as the phone stores it: it is there, so a crash can come. */
  readonly stored: (written: ReferralWritten) => string;
};

const pick = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

export const referralQuestions: readonly Question[] = [
  {
    heading: 'How old are they?',
    answer: (page, { age = '14 or 15' }) => pick(page, age),
    stored: () => '"age":"1',
  },
  {
    heading: 'Is there any danger?',
    answer: async (page) => {
      const noes = page.getByRole('radio', { name: 'No', exact: true });
      for (const no of await noes.all()) await no.check();
    },
    stored: () => '"nowhere-safe"]',
  },
  {
    heading: 'Has the young person agreed?',
    answer: (page) => pick(page, 'Yes, they want this'),
    stored: () => '"agreement":"agreed"',
  },
  {
    heading: 'What are they called?',
    answer: (page, { name }) => page.getByLabel('First name or initials').fill(name),
    stored: ({ name }) => `"name":"${name}"`,
  },
  {
    heading: 'Why the hub?',
    answer: (page) => page.getByRole('checkbox', { name: 'Wants something to do' }).check(),
    stored: () => '"reasons":["wants-activities"]',
  },
  {
    heading: 'What might help?',
    isOptional: true,
    answer: (page) => page.getByRole('checkbox', { name: 'Meeting others' }).check(),
    stored: () => '"needs":["friends"]',
  },
  {
    heading: 'How may the hub reach them?',
    answer: (page) => pick(page, 'Comes to the hub and says hello'),
    stored: () => '"contactRoute":"hub-meets-in-person"',
  },
  {
    heading: 'Has a parent or carer been told?',
    answer: (page) => pick(page, 'Yes, told'),
    stored: () => '"parentTold":"yes"',
  },
  {
    heading: 'Anything the hub should prepare for?',
    isOptional: true,
    answer: (page, { note = '' }) => page.getByLabel('Note').fill(note),
    stored: ({ note = '' }) => `"note":"${note}"`,
  },
];

export async function openReferralForm(page: Page): Promise<void> {
  await goTo(page, 'Home');
  await page.getByRole('link', { name: 'Refer a young person' }).click();
  await page.getByRole('heading', { name: 'How old are they?' }).waitFor();
}

export async function answerQuestion(
  page: Page,
  question: Question,
  written: ReferralWritten,
): Promise<void> {
  await page.getByRole('heading', { name: question.heading }).waitFor();
  await question.answer(page, written);
}

export async function writeReferral(page: Page, written: ReferralWritten): Promise<void> {
  await openReferralForm(page);
  for (const question of referralQuestions) {
    await answerQuestion(page, question, written);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await sendReferral(page);
}

export async function sendReferral(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
  await page.getByRole('button', { name: 'Send to the hub' }).click();
  await page.getByRole('heading', { name: 'Referral saved' }).waitFor();
}
