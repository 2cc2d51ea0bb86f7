/** A browser clears what a phone has stored: by itself, when nobody looks, or because somebody said so. */
import type { ChangeRow } from '../../../src/device/rows.ts';
import { clearDisk } from '../../support/cleared-disk.ts';
import { changesKnown, type OnDisk, readAllOn } from '../evidence.ts';
import { close, crash, type Handset, type Tab } from '../handset.ts';
import { begin, personAt, readyTabs, type Sim } from '../sim.ts';
import { rest, turns } from '../turns.ts';
import { logKind, pickOr, writers } from './deeds.ts';

export async function clearStorage(sim: Sim): Promise<void> {
  const handset = sim.random.pick(sim.handsets);
  if (sim.random.happens(0.5)) putDown(sim, handset);
  await clear(sim, handset, sim.random.happens(0.7));
}

/** The server has heard of what is held for *Undo*, and no more, when the phone is put away for good. */
export async function clearAfterContact(sim: Sim): Promise<void> {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  const { handset } = tab;
  handset.sky = 'clear';
  for (let n = sim.random.between(1, 3); n > 0; n--) logKind(sim, tab, 'incident');
  await rest();
  logKind(sim, tab, 'patrol');
  await sim.time.pass(sim.random.between(1000, 9000));
  putDown(sim, handset);
  await clear(sim, handset, true);
}

export function putDown({ random }: Sim, { tabs }: Handset): void {
  for (const tab of [...tabs]) (random.happens(0.5) ? crash : close)(tab);
}

async function clear(sim: Sim, handset: Handset, keepsCookie: boolean): Promise<void> {
  // What is just being opened would be opened in what is there no more.
  while (handset.tabs.some(({ trouble }) => trouble.isOpening())) await turns(1);
  const open = wholeIn(handset);
  const isUnsure = handset.comingIn.size > 0 || handset.tabs.some((tab) => tab !== open);
  // Of whoever is just being let go nothing is put back (S8).
  const kept = open && handset.comingIn.size === 0 ? personAt(open) : '';
  // In the midst of whatever is being written.
  const before = clearDisk(handset.disk);
  if (!keepsCookie) handset.browser.cookie = '';
  sim.trace.say(`${handset.name} is cleared${keepsCookie ? '' : ', its cookie too'}`);
  sim.truth.count(open ? 'cleared beneath a page' : 'cleared');
  forgetWhatWasShown(sim, handset, kept);
  await rest();
  await note(sim, { handset, before: await readAllOn(handset, before), kept, isUnsure });
}

function forgetWhatWasShown({ truth }: Sim, handset: Handset, kept: string): void {
  handset.timesCleared += 1;
  // What is put back may have been sent: *Undo* is not offered for it.
  handset.timesLetGo += 1;
  // What it still holds, the server has to show.
  for (const told of truth.records.values()) {
    if (told.handset === handset && told.person !== kept) told.isReceived = true;
  }
}

/** The one page that is open there, with all that is stored before its eyes. */
function wholeIn({ tabs }: Handset): Tab | null {
  const [tab, ...others] = tabs;
  const isWhole = tab && others.length === 0 && tab.trouble.isCalm();
  return isWhole && tab.phone.state().stage === 'ready' ? tab : null;
}

type Cleared = {
  readonly handset: Handset;
  readonly before: readonly OnDisk[];
  /** Whose unsent work a page had before its eyes, and put back. */
  readonly kept: string;
  /** Of two pages, on a bad disk, or while somebody comes in, nobody knows what is put back. */
  readonly isUnsure: boolean;
};

async function note(sim: Sim, { handset, before, kept, isUnsure }: Cleared): Promise<void> {
  const { truth } = sim;
  for (const { person, changes } of before) {
    const isLost = ({ state }: ChangeRow) => person !== kept || state === 'received';
    truth.cleared.push(...changes.filter(isLost));
  }
  const { cookie } = handset.browser;
  const person = cookie ? await sim.town.whoIs(cookie) : null;
  const storage = before.find((it) => it.person === person);
  if (!person || isUnsure) handset.clearing = null;
  else if (storage) {
    handset.clearing = {
      ...{ n: truth.tick(), person, cookie, neverCame: null, isWhole: person === kept },
      client: storage.meta.clientId ?? null,
      heardN: handset.browser.heard?.n ?? 0,
      known: await knownOf(sim, handset, storage),
    };
  }
}

/** Written before the phone last spoke to the server, and not among what that has answered. */
async function knownOf(sim: Sim, handset: Handset, { meta, changes }: OnDisk): Promise<number> {
  const { heard, cookie } = handset.browser;
  if (!heard || heard.client !== meta.clientId || heard.cookie !== cookie) return 0;
  if (handset.broughtIn > heard.n || !heard.isOnlyPage) return 0;
  const answered = await changesKnown(sim);
  const isOlder = ({ record, isDelete }: ChangeRow): boolean => {
    if (isDelete || sim.truth.records.get(record)?.removal) return false;
    const writes = sim.truth.writes.filter((it) => it.record === record && it.handset === handset);
    return writes.length > 0 && writes.every(({ savedAt }) => (savedAt ?? Infinity) < heard.n);
  };
  return changes.filter((row) => row.state === 'waiting' && !answered.has(row.id) && isOlder(row))
    .length;
}

/** The person has read that it was, and says so. */
export function hearOfClearing(sim: Sim): void {
  const tab = pickOr(
    sim,
    readyTabs(sim).filter(({ phone }) => phone.state().cleared !== null),
  );
  if (tab)
    begin(sim, tab, 'has read that it was cleared', { work: () => tab.phone.heardCleared() });
}
