/** People pick phones up, sign in and out, and open the app once more. */
import { close, comeBack, putAway, type Tab } from '../handset.ts';
import { accuse, begin, personAt, readyTabs, type Sim, tabsOf } from '../sim.ts';
import { turns } from '../turns.ts';
import { logKind, logsOf, pickOr, writers } from './deeds.ts';

export function signIn(sim: Sim): void {
  const handset = sim.random.pick(sim.handsets);
  const tab = handset.tabs.length > 0 ? sim.random.pick(handset.tabs) : sim.open(handset);
  const person = sim.random.pick(handset.people);
  signInAs(sim, tab, person);
}

function signInAs(sim: Sim, tab: Tab, person: string): void {
  tab.handset.clearing = null;
  tab.handset.comingIn.add(tab);
  begin(sim, tab, `signs in ${person}`, {
    work: async () => tab.phone.signIn(await sim.town.codeFor(person)),
    told: (result) => {
      tab.handset.comingIn.delete(tab);
      if (!result.ok) return;
      if (result.value.id !== person) accuse(sim, 'S8', `${person} became another`);
      sim.truth.count('signed in');
    },
  });
}

/** A shared phone: one officer's thumb is still on the buttons when the other opens a link (S8). */
export async function writeWhileAnotherComesIn(sim: Sim): Promise<void> {
  const shared = writers(sim).filter(({ handset }) => handset.people.length > 1);
  const tab = pickOr(sim, shared);
  if (!tab) return;
  const before = personAt(tab);
  const next = tab.handset.people.find((person) => person !== before);
  if (!next) return;
  signInAs(sim, tab, next);
  for (let taps = 0; taps < tapsMax; taps++) {
    await turns(sim.random.below(9));
    if (personAt(tab) !== before) return;
    const kind = pickOr(sim, logsOf(tab));
    if (kind && sim.random.happens(0.4)) logKind(sim, tab, kind);
  }
}

const tapsMax = 40;

export function signOut(sim: Sim): void {
  const tabs = readyTabs(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  tab.handset.clearing = null;
  // What was received goes with the replica, and not every receipt was seen before.
  for (const told of sim.truth.records.values()) {
    if (told.handset === tab.handset) told.isReceived = true;
  }
  begin(sim, tab, 'signs out', { work: () => tab.phone.signOut() });
}

export function openAnother(sim: Sim): void {
  const handset = sim.random.pick(sim.handsets);
  if (handset.tabs.length >= 2) return;
  const tab = sim.open(handset);
  sim.trace.say(`${tab.name} opens`);
}

export function closeOne(sim: Sim): void {
  const tabs = tabsOf(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  sim.trace.say(`${tab.name} closes`);
  close(tab);
}

export function look(sim: Sim): void {
  const tabs = tabsOf(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  sim.trace.say(`${tab.name} is looked at`);
  comeBack(tab);
}

export function hide(sim: Sim): void {
  const tabs = tabsOf(sim);
  if (tabs.length === 0) return;
  const tab = sim.random.pick(tabs);
  sim.trace.say(`${tab.name} is put away`);
  putAway(tab);
}
