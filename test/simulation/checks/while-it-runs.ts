/**
 * [I1] What was told to be saved is in sight in every state that the phone shows from then on, crashes
 * and all, and as it was written, until the server has had its say in it. [I5] There is no state in which
 * it is neither waiting nor received.
 */
import type { Held, PhoneState } from '../../../src/device/phone.ts';
import type { Tab } from '../handset.ts';
import { accuse, type Sim } from '../sim.ts';
import { isHeldForUndo, jsonOf, type Told, type Write } from '../truth.ts';

export function checkShown(sim: Sim, tab: Tab): void {
  if (tab.isDead) return;
  const state = tab.phone.state();
  if (state.stage !== 'ready' || !state.person) return;
  for (const told of sim.truth.records.values()) {
    if (isToBeShown(sim, tab, state, told)) checkOne(sim, tab, state, told);
  }
}

function isToBeShown({ truth }: Sim, tab: Tab, { person }: PhoneState, told: Told): boolean {
  if (told.person !== person?.id || told.handset !== tab.handset) return false;
  if (told.removal || told.isReceived || told.discardedAt.length > 0) return false;
  // Whoever lost the right to log it may lose sight of it with its receipt.
  if (truth.counts.has(`role of ${told.person}`)) return false;
  return hears(tab, told.tab, told.savedAt);
}

/** Another tab hears of it a little later. */
const hears = (tab: Tab, writer: Tab, savedAt: number): boolean =>
  tab === writer || tab.openedAt > savedAt;

function checkOne(sim: Sim, tab: Tab, { records, sync }: PhoneState, told: Told): void {
  const held = records.get(told.id);
  // It may have been received unseen, and come again on a later page, or after a sign-in with the first.
  const isPulled = !sync.isPartial && [...records.values()].some(({ version }) => version > 0);
  if (!held && !isPulled) return;
  if (!held) accuse(sim, 'I1', `${tab.name} no longer shows ${told.kind} ${told.id}`);
  else if (isHeldForUndo(told) && held.undoUntil === undefined) {
    accuse(sim, 'S10', `${tab.name} no longer offers to undo ${told.kind} ${told.id}`);
  } else if (held.version > 0) told.isReceived = true;
  else if (tab.handset.tabs.length === 1) checkFields(sim, tab, held, told);
}

function checkFields(sim: Sim, tab: Tab, held: Held, told: Told): void {
  for (const [field, write] of lastWrites(sim, told)) {
    if (!write || !hears(tab, told.tab, write.savedAt)) continue;
    const shown = shownIn(held, field);
    if (shown.includes(write.value)) continue;
    const what = `${tab.name} shows ${shown} (${held.state}) as ${field}`;
    accuse(sim, 'I1', `${what}, not ${write.value}`);
  }
}

type SavedWrite = Write & { readonly savedAt: number };

/** By field; `null` while something is being written there. */
function lastWrites({ truth }: Sim, { id, handset, person }: Told): Map<string, SavedWrite | null> {
  const last = new Map<string, SavedWrite | null>();
  for (const write of truth.writes) {
    if (write.record !== id || write.handset !== handset || write.person !== person) continue;
    const { savedAt } = write;
    last.set(write.field, savedAt === null ? null : { ...write, savedAt });
  }
  return last;
}

const shownIn = ({ fields, refused }: Held, field: string): string[] =>
  [(fields as Readonly<Record<string, unknown>>)[field], refused?.[field]].map(jsonOf);
