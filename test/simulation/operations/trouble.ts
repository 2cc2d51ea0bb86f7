/** What goes wrong: signal, clocks, disks, batteries. */
import type { Mishap } from '../disk.ts';
import { crash } from '../handset.ts';
import { type Sim, tabsOf } from '../sim.ts';
import type { Sky } from '../wire.ts';

export function changeSky(sim: Sim): void {
  const handset = sim.random.pick(sim.handsets);
  handset.sky = sim.random.weighted<Sky>([
    ['clear', 4],
    ['poor', 4],
    ['none', 3],
    ['hotel', 1],
    ['sick', 2],
  ]);
  sim.trace.say(`${handset.name} has ${handset.sky} signal`);
  if (handset.sky !== 'clear') return;
  for (const { phone } of handset.tabs) phone.comeBack();
}

/** Sooner, later, or more often than there is anything new: nothing may depend on it (S19). */
export function nudge(sim: Sim): void {
  const tabs = tabsOf(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  const news = sim.random.pick(['beat', 'nudge', 'nudge', 'lost'] as const);
  sim.trace.say(`${tab.name} hears from the server: ${news}`);
  tab.nudges.tell(news);
}

const yearMs = 365 * 86_400_000;

/** A person, a mast or an empty battery sets the clock. */
export function jumpClock(sim: Sim): void {
  const handset = sim.random.pick(sim.handsets);
  handset.skewMs = sim.random.pick([
    0,
    sim.random.between(-90_000, 90_000),
    sim.random.between(-3_600_000, 3_600_000),
    10 * yearMs,
    -10 * yearMs,
  ]);
  handset.timesLetGo += 1;
  sim.trace.say(`${handset.name}'s clock is off by ${handset.skewMs} ms`);
}

export function flatBattery(sim: Sim): void {
  const tabs = tabsOf(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  sim.trace.say(`${tab.name} dies`);
  sim.truth.count('crashes');
  crash(tab);
}

/** Between any two steps of whatever comes next. */
export function flatBatterySoon(sim: Sim): void {
  expect(sim, { what: 'flat battery', after: sim.random.below(25), steps: 1 });
}

export function diskTrouble(sim: Sim): void {
  const { random } = sim;
  const what = random.pick<Mishap['what']>(['full', 'full at the end', 'lost', 'closed', 'closed']);
  const steps = random.weighted([
    [1, 3],
    [random.between(2, 30), 1],
  ]);
  expect(sim, { what, after: random.below(20), steps });
}

function expect(sim: Sim, mishap: Mishap): void {
  const tabs = tabsOf(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  const { what, after, steps } = mishap;
  sim.trace.say(`${tab.name} will have: ${what} after ${after} steps, for ${steps}`);
  tab.trouble.expect(mishap);
}
