/** A phone in trouble: what it holds leaves it in a file, and somebody at the office brings that in (S18). */
import { bringIn } from '../../../src/server/rescue/bring-in.ts';
import type { Tab } from '../handset.ts';
import { personAt, readyTabs, type Sim } from '../sim.ts';
import type { RescueFile } from '../truth.ts';
import { rest, whileItTurns } from '../turns.ts';
import { change, edit, logKind, ownOr, pickOr, writers } from './deeds.ts';

export async function makeFile(sim: Sim): Promise<void> {
  await rest();
  const tab = pickOr(sim, readyTabs(sim));
  if (tab) await fileOf(sim, tab);
}

/** It sends nothing any more; its officer goes on while the file is brought in. */
export async function phoneInTrouble(sim: Sim): Promise<void> {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  tab.handset.sky = 'none';
  logKind(sim, tab, 'incident');
  await rest();
  if (tab.isDead) return;
  const file = await fileOf(sim, tab);
  const held = ownOr(sim, tab);
  if (held) change(sim, tab, held, edit);
  await rest();
  if (file) await bring(sim, file);
}

/** While nothing else is under way: what seals it takes real time, and nobody may come in between. */
async function fileOf(sim: Sim, tab: Tab): Promise<RescueFile | null> {
  const { handset } = tab;
  const person = personAt(tab);
  // Where storage takes nothing at all, what is in the file is not held as taken: that is accepted.
  if (person === '' || !tab.trouble.isCalm()) return null;
  // The server may know by the file what Undo would take back.
  handset.timesLetGo += 1;
  sim.trace.say(`${tab.name} makes a rescue file`);
  const made = await whileItTurns(tab.phone.rescue(person));
  const text = made?.ok ? await whileItTurns(made.value.file.text()) : null;
  if (text === null) return null;
  const file = { text, handset };
  sim.truth.files.push(file);
  sim.truth.count('rescue files');
  return file;
}

/** Perhaps twice, perhaps when the phone has sent it all. */
export async function bringFileIn(sim: Sim): Promise<void> {
  const file = pickOr(sim, sim.truth.files);
  if (file) await bring(sim, file);
}

async function bring(sim: Sim, { text, handset }: RescueFile): Promise<void> {
  sim.trace.say(`a rescue file of ${handset.name} is brought in`);
  const brought = await bringIn(sim.town.deps(), JSON.parse(text));
  if (!brought.ok) throw new Error(`A rescue file is ${brought.fault}.`);
  // What it held has come, and is not called lost any more.
  handset.clearing = null;
  handset.broughtIn = sim.truth.tick();
  sim.truth.count('brought in');
}
