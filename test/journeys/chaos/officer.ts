/** A person with a phone whose browser may be killed at any moment, and who then opens Beatbook again. */
import type { Page } from 'playwright-core';
import type { Random } from '../../simulation/random.ts';
import { newProfile } from '../../support/browser.ts';
import { signIn, waitForReceived, waitForWorker } from '../../support/journey.ts';
import type { BadWire } from './bad-wire.ts';
import type { Book } from './book.ts';
import type { Trace } from './trace.ts';

export type Town = {
  readonly wire: BadWire;
  readonly book: Book;
  readonly trace: Trace;
  readonly random: Random;
};

export type Officer = AsyncDisposable & {
  readonly id: string;
  readonly town: Town;
  readonly random: Random;
  readonly page: () => Page;
  readonly note: (what: string) => void;
  /** Nothing of what is under way on the phone comes to its end. */
  readonly kill: () => Promise<void>;
  /** Whether what went wrong went wrong because the phone was killed. */
  readonly isKilled: () => boolean;
  readonly openAgain: () => Promise<void>;
  /** What went wrong in a page where nobody would have seen it. */
  readonly faults: readonly string[];
};

export async function newOfficer(
  town: Town,
  { id, link }: { readonly id: string; readonly link: string },
): Promise<Officer> {
  const profile = await newProfile();
  const faults: string[] = [];
  let phone = await profile.open();
  let isKilled = false;
  await signIn(phone.page, link);
  await waitForReceived(phone.page);
  await waitForWorker(phone.page);
  return {
    id,
    town,
    random: town.random.branch(id),
    page: () => phone.page,
    note: (what) => town.trace.note(id.split('-')[0] ?? '', what),
    isKilled: () => isKilled,
    kill: async () => {
      isKilled = true;
      await phone.kill();
    },
    openAgain: async () => {
      // At first it closes as people close it: a browser writes its cookies down then, or half a minute later.
      await phone.close();
      phone = await profile.open();
      isKilled = false;
      phone.page.on('pageerror', ({ message }) => faults.push(`${id}: ${message}`));
      await phone.page.goto(`${town.wire.url}/home`);
      await phone.page.getByRole('heading', { name: 'What did you see?' }).waitFor();
    },
    faults,
    [Symbol.asyncDispose]: () => profile[Symbol.asyncDispose](),
  };
}
