/**
 * Everything gets well: signal for all, disks that work, a link for whoever was on a phone. Then each of
 * them signs in and sends what they have, round after round, until nothing more comes in.
 */
import type { Fault } from '../../src/domain/result.ts';
import { checkResumes } from './checks/cleared.ts';
import { checkReplica } from './checks/when-settled.ts';
import { changesAt, peopleOn } from './evidence.ts';
import { close, crash, type Handset, type Tab } from './handset.ts';
import { accuse, begin, personAt, type Sim, tabsOf } from './sim.ts';
import { rest } from './turns.ts';

const roundsMax = 8;

export function stopEverything(sim: Sim): void {
  sim.trace.say('everything stops');
  sim.town.fallOver(Number.POSITIVE_INFINITY);
  for (const tab of tabsOf(sim)) {
    if (sim.random.happens(0.5)) crash(tab);
    else close(tab);
  }
  for (const handset of sim.handsets) handset.sky = 'perfect';
}

/** Answers whether it came to rest. */
export async function heal(sim: Sim): Promise<void> {
  sim.trace.say('everything gets well');
  for (let round = 0; round < roundsMax; round++) {
    const before = await changesAt(sim);
    for (const handset of sim.handsets) {
      if (round === 0) await checkResumes(sim, handset);
      await healHandset(sim, handset);
    }
    if (sim.violations.length > 0) return;
    const after = await changesAt(sim);
    sim.trace.say(`round ${round}: ${after - before} changes came in`);
    if (after === before && round > 0) return;
  }
  accuse(sim, 'I7', `after ${roundsMax} rounds changes still come in`);
}

async function healHandset(sim: Sim, handset: Handset): Promise<void> {
  for (const person of await peopleOn(handset)) {
    const tab = handset.tabs[0] ?? sim.open(handset);
    await rest();
    await signInAs(sim, tab, person);
    if (sim.violations.length > 0) return;
    await settle(sim, tab, person);
    if (sim.violations.length > 0) return;
    await checkReplica(sim, tab);
  }
  for (const tab of [...handset.tabs]) close(tab);
  await rest();
}

async function signInAs(sim: Sim, tab: Tab, person: string): Promise<void> {
  const isIn = () => personAt(tab) === person && tab.phone.state().sync.phase !== 'signed-out';
  await tryFor(sim, async () => {
    if (isIn()) return true;
    let hasFailed = true;
    begin(sim, tab, `signs in ${person}`, {
      work: async () => tab.phone.signIn(await sim.town.codeFor(person)),
      told: (result) => {
        hasFailed = !result.ok;
      },
    });
    await sim.time.pass(5000);
    return !hasFailed && isIn();
  });
  if (!isIn()) accuse(sim, 'S14', `${tab.name}: ${person} cannot sign in: ${stateOf(tab)}`);
}

async function settle(sim: Sim, tab: Tab, person: string): Promise<void> {
  const isSettled = await tryFor(sim, async () => {
    await sim.time.pass(15_000);
    // A page that was closed in the midst of it may still have signed them out.
    const isOut = tab.phone.state().sync.phase === 'signed-out';
    if (isOut || personAt(tab) !== person) await signInAs(sim, tab, person);
    // What was late on the wire may still come in: nothing does while no time goes by.
    void tab.phone.syncNow();
    await rest();
    return isQuiet(tab);
  });
  if (!isSettled)
    accuse(sim, 'I8', `${tab.name} of ${personAt(tab)} never settles: ${stateOf(tab)}`);
}

const triesMax = 40;

async function tryFor(sim: Sim, isDone: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < triesMax; tries++) {
    if (await isDone()) return true;
    if (sim.violations.length > 0) return false;
  }
  return false;
}

/** Nothing to send but what can only follow what was refused, and nothing to fetch. */
function isQuiet({ phone }: Tab): boolean {
  const { stage, sync, records, unsent } = phone.state();
  if (stage !== 'ready' || sync.phase !== 'settled' || sync.isPartial) return false;
  const stuck = [...records.values()].filter(({ state }) => state === 'attention').length;
  const isSending = [...records.values()].some(
    ({ state }) => state === 'saved' || state === 'sending',
  );
  return !isSending && unsent <= stuck;
}

const stateOf = ({ phone }: Tab): string => {
  const { stage, sync, unsent, person } = phone.state();
  const fault: Fault | null = sync.fault;
  return JSON.stringify({ stage, person: person?.id, phase: sync.phase, fault, unsent });
};
