/** One seed from its beginning to its end: everything that happens follows from it. */

import { testStart } from '../support/server.ts';
import { checkAccounted } from './checks/accounted.ts';
import { checkServer } from './checks/at-the-server.ts';
import { checkClearedShown, checkNoticed } from './checks/cleared.ts';
import { checkCursors } from './checks/on-disk.ts';
import { checkShown } from './checks/while-it-runs.ts';
import { type Evidence, harvestRefused, readEvidence } from './evidence.ts';
import { countTabsAnew, crash, newHandset, openTab, type Tab } from './handset.ts';
import { heal, stopEverything } from './heal.ts';
import { operationOf } from './operations.ts';
import { newPlan, type Plan } from './plan.ts';
import { newRandom, type Random } from './random.ts';
import { accuse, newTrace, type Sim, type Violation } from './sim.ts';
import { newTime } from './time.ts';
import { newTown } from './town.ts';
import { newTruth } from './truth.ts';
import { forgetTurns, rest, turns } from './turns.ts';

export type Report = {
  readonly seed: number;
  readonly violation: Violation | null;
  readonly trace: readonly string[];
  readonly digest: string;
  /** What there was of everything. */
  readonly counts: Readonly<Record<string, number>>;
  readonly ms: number;
};

export async function simulate(seed: number): Promise<Report> {
  const began = performance.now();
  const random = newRandom(seed);
  const plan = newPlan(random.branch('plan'));
  const sim = await newSim(seed, random, plan);
  const heard = (error: Error) => accuse(sim, 'no fault is thrown', error.stack ?? String(error));
  process.on('unhandledRejection', heard);
  try {
    await live(sim, plan);
  } catch (error) {
    accuse(sim, 'it runs', (error as Error).stack ?? String(error));
  }
  process.off('unhandledRejection', heard);
  for (const { tabs } of sim.handsets) for (const tab of [...tabs]) crash(tab);
  await sim.town.close();
  forgetTurns();
  return {
    seed,
    violation: sim.violations[0] ?? null,
    trace: sim.trace.lines,
    digest: sim.trace.digest(),
    counts: Object.fromEntries(sim.truth.counts),
    ms: performance.now() - began,
  };
}

async function live(sim: Sim, plan: Plan): Promise<void> {
  await morning(sim);
  for (let step = 0; step < plan.steps && sim.violations.length === 0; step++) {
    const name = sim.random.weighted(plan.weights);
    await operationOf(name).run(sim);
    sim.truth.count(`did ${name}`);
    await goOn(sim);
  }
  if (sim.violations.length > 0) return;
  await rest();
  stopEverything(sim);
  await rest();
  await checkCursors(sim);
  if (sim.violations.length === 0) await heal(sim);
  if (sim.violations.length > 0) return;
  await harvestRefused(sim);
  const evidence = await readEvidence(sim);
  checkServer(sim, evidence);
  checkAccounted(sim, evidence);
  await checkNoticed(sim);
  tell(sim, evidence);
}

/** Some things come in the midst of others, and some when all is quiet. */
const goOn = ({ random }: Sim): Promise<void> =>
  random.weighted([
    [() => rest(), 5],
    [() => turns(random.below(60)), 4],
    [async () => {}, 1],
  ])();

/** Everybody signs in: most have signal. */
async function morning(sim: Sim): Promise<void> {
  for (const handset of sim.handsets) {
    const tab = sim.open(handset);
    const [person = ''] = handset.people;
    await rest();
    const signedIn = tab.phone.signIn(await sim.town.codeFor(person));
    await sim.time.pass(30_000);
    if (!(await signedIn).ok) throw new Error(`${person} cannot sign in.`);
  }
}

async function newSim(seed: number, random: Random, plan: Plan): Promise<Sim> {
  countTabsAnew();
  const time = newTime(testStart);
  const trace = newTrace(time.now);
  const truth = newTruth();
  const town = await newTown(time, random.branch('town'));
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await town.ask(path, init);
    trace.whisper(`${init.method} ${path} ${init.body ?? ''} ${response.status}`);
    truth.count(`answered ${response.status}`);
    return response;
  };
  const handsets = plan.phones.map((phone) =>
    newHandset({
      ...phone,
      ...{ random, time, tick: truth.tick, server: ask },
      told: (fate) => truth.count(fate.slice(3)),
    }),
  );
  const sim: Sim = {
    seed,
    random: random.branch('operations'),
    time,
    town,
    truth,
    handsets,
    trace,
    violations: [],
    open: (handset) =>
      openTab(handset, {
        openedAt: truth.tick(),
        told: (tab, what) => meetDisk(sim, tab, what),
        changed: (tab) => {
          checkShown(sim, tab);
          checkClearedShown(sim, tab);
        },
      }),
  };
  return sim;
}

function meetDisk(sim: Sim, tab: Tab, what: string): void {
  sim.trace.say(`${tab.name}: ${what}`);
  sim.truth.count(what === 'flat battery' ? 'crashes' : `disk ${what}`);
  if (what === 'flat battery') crash(tab);
}

/** What came of it all belongs to the digest, and to the proof that something happened. */
function tell({ trace, truth }: Sim, { records, log, disks }: Evidence): void {
  for (const record of records) trace.whisper(JSON.stringify(record));
  for (const line of log) trace.whisper(JSON.stringify(line));
  truth.count('records', records.length);
  truth.count('merged', log.filter(({ result }) => result === 'merged').length);
  truth.count('superseded', records.filter(({ superseded }) => superseded.length > 0).length);
  const refused = disks.flatMap(({ changes }) =>
    changes.filter(({ state }) => state === 'refused'),
  );
  truth.count('needs attention', refused.length);
}
