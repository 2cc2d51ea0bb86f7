// The promise in the worst of weather: two people with two phones, a wire that cuts, repeats and lies, browsers and
// servers that are killed. `CHAOS_SEED` gives another seed, `CHAOS_ROUNDS` a longer night.
import { expect, test } from 'vitest';
import { newRandom } from '../simulation/random.ts';
import { goTo } from '../support/journey.ts';
import { serving } from '../support/serving.ts';
import { stretchWire } from './chaos/bad-wire.ts';
import { newBook } from './chaos/book.ts';
import { look } from './chaos/look.ts';
import { newOfficer, type Officer } from './chaos/officer.ts';
import { differencesIn, readEvidence, sumsAt, sumsOn, wrongsIn } from './chaos/reckoning.ts';
import { type Cast, playRounds } from './chaos/rounds.ts';
import { newTrace, type Trace } from './chaos/trace.ts';

const seed = Number(process.env.CHAOS_SEED ?? 1);
/** In eight, each phone and the server die twice. */
const rounds = Number(process.env.CHAOS_ROUNDS ?? 8);

test(`[S1] [S2] [S3] [S5] [S10] [S12] chaos from seed ${seed}: what was shown as saved is at the server, once, as it was written`, {
  timeout: 90_000 + rounds * 15_000,
}, async () => {
  const trace = newTrace();
  try {
    await runChaos(trace);
  } catch (error) {
    // The trace goes with the error: a reporter may leave out what is only logged.
    const words = error instanceof Error ? error.stack : String(error);
    throw new Error(`Seed ${seed}: ${words}\n\n${trace.text()}`);
  }
});

async function runChaos(trace: Trace): Promise<void> {
  await using server = await serving.start({ undoSeconds: 3 });
  const random = newRandom(seed);
  const port = Number(new URL(server.url).port);
  await using wire = await stretchWire(port, random.branch('wire'), trace);
  const town = { wire, book: newBook(), trace, random };
  const linkFor = (name: string) => server.linkFor(name).replace(server.url, wire.url);
  await using olive = await newOfficer(town, {
    id: 'olive-officer',
    link: linkFor('Olive Officer'),
  });
  await using otto = await newOfficer(town, { id: 'otto-officer', link: linkFor('Otto Officer') });
  const officers = [olive, otto];
  await Promise.all(officers.map((officer) => officer.openAgain()));

  await playRounds({ town, officers, server }, rounds);
  wire.turn('clear');
  await wire.quiet();
  await Promise.all(officers.map(waitUntilReceived));
  await compareReplicas({ town, officers, server });
  for (const officer of officers) await look(officer);

  expect(wrongsIn(town.book, await readEvidence(server))).toEqual([]);
  expect(officers.flatMap(({ faults }) => faults)).toEqual([]);
  expectWork(trace, town.book.shown.size);
  console.log(`chaos from seed ${seed}: ${town.book.shown.size} records; ${trace.totals()}`);
}

/** Whoever comes back to the page begins anew: no waiting from the bad hours is left. */
async function waitUntilReceived({ page, note }: Officer): Promise<void> {
  await page().reload();
  await page().getByRole('link', { name: 'All received' }).waitFor({ timeout: 60_000 });
  note('has all received');
}

/** Each phone, once it has fetched, holds what the server would show its person, and nothing else. */
async function compareReplicas({ officers, server }: Cast): Promise<void> {
  for (const officer of officers) {
    await goTo(officer.page(), 'Me');
    const fetchNow = officer.page().getByRole('button', { name: 'Send and fetch now' });
    const differences = async () => {
      await fetchNow.click();
      await fetchNow.waitFor();
      return differencesIn(await sumsOn(officer), await sumsAt(server, officer.id));
    };
    try {
      await expect.poll(differences, { timeout: 30_000 }).toBe('');
    } catch {
      // The assertion's own words cut them short.
      throw new Error(`The phone of ${officer.id} differs:\n${await differences()}`);
    }
  }
}

/** A night in which nothing happened proves nothing. */
function expectWork({ counts }: Trace, recordsShown: number): void {
  const deaths = Math.floor(rounds / 4);
  const countOf = (...parts: readonly string[]) =>
    [...counts].reduce(
      (sum, [what, count]) => sum + (parts.some((it) => what.includes(it)) ? count : 0),
      0,
    );
  expect(countOf('browser killed')).toBe(2 * deaths);
  expect(countOf('server killed')).toBe(deaths);
  expect(countOf('cut', 'lost')).toBeGreaterThan(rounds / 2);
  expect(recordsShown).toBeGreaterThan(rounds);
}
