/**
 * [S17] Storage that a browser cleared is noticed: the phone goes on as whom its cookie signs in, says so,
 * and how many changes never came; so does whoever sets phones right. Of what the server never heard, it
 * can say nothing.
 */
import type { Clearing, Handset, Tab } from '../handset.ts';
import { accuse, personAt, type Sim } from '../sim.ts';
import { rest } from '../turns.ts';

/** At every state shown by a tab that was opened since. */
export function checkClearedShown(sim: Sim, tab: Tab): void {
  const { clearing } = tab.handset;
  const { stage, cleared } = tab.phone.state();
  if (!clearing || clearing.isWhole || stage !== 'ready' || personAt(tab) !== clearing.person)
    return;
  if (cleared) clearing.neverCame = Math.max(clearing.neverCame ?? 0, cleared.neverCame);
  else if (clearing.neverCame === null && tab.openedAt > clearing.n) {
    accuse(sim, 'S17', `${tab.name} goes on from nothing without a word`);
  }
}

/** The app is opened once more, with signal: the cookie alone has to do. */
export async function checkResumes(sim: Sim, handset: Handset): Promise<void> {
  const { clearing } = handset;
  if (!clearing || clearing.isWhole) return;
  if ((await sim.town.whoIs(clearing.cookie)) !== clearing.person) {
    handset.clearing = null;
    return;
  }
  const tab = handset.tabs[0] ?? sim.open(handset);
  await rest();
  await sim.time.pass(30_000);
  if (personAt(tab) !== clearing.person) {
    accuse(sim, 'S17', `${tab.name} does not go on as ${clearing.person}`);
  }
}

export async function checkNoticed(sim: Sim): Promise<void> {
  const { sql } = sim.town.deps().database;
  const listed = await sql.selectFrom('cleared_storage').selectAll().execute();
  for (const { name, clearing, browser } of sim.handsets) {
    const wasOvertaken =
      (browser.lastOf.get(clearing?.client ?? '') ?? 0) < (clearing?.heardN ?? 0);
    if (clearing && !wasOvertaken) checkOne(sim, name, clearing, listed);
  }
}

type Listed = { readonly client: string; readonly person: string; readonly waiting: number };

function checkOne(sim: Sim, name: string, clearing: Clearing, listed: readonly Listed[]): void {
  const { person, neverCame, known, isWhole } = clearing;
  if (isWhole) {
    const wrong = listed.find(({ client }) => client === clearing.client);
    if (wrong) accuse(sim, 'S17', `${wrong.waiting} of ${name} are called lost that were not`);
    return;
  }
  sim.truth.count(neverCame ? 'never came' : 'cleared of nothing');
  if (neverCame === null || neverCame < known) {
    accuse(sim, 'S17', `${name} says that ${neverCame} never came, not ${known}`);
  }
  const isListed = listed.some((it) => it.person === person && it.waiting === neverCame);
  if (neverCame && !isListed) {
    accuse(sim, 'S17', `nobody else is told that ${neverCame} of ${name} never came`);
  }
}
