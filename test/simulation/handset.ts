/** A phone in somebody's pocket: its disk, its browser's cookie, its clock, and the tabs that are open. */

import { newIdAt } from '../../src/device/new-id.ts';
import type { TabNews } from '../../src/device/platform.ts';
import type { World } from '../../src/device/world.ts';
import { newGround, positionOn } from '../support/ground.ts';
import { type Disk, newDisk, type TestPhone, turnOn } from '../support/phone.ts';
import { type Browser, newBrowser, withCookies } from './browser.ts';
import { type DiskFault, openDisk, type TabDisk } from './disk.ts';
import { type Nudges, newNudges } from './nudges.ts';
import type { Random } from './random.ts';
import type { Time } from './time.ts';
import { ownTurn } from './turns.ts';
import { type Fetch, newWire, type Sky } from './wire.ts';

export type Handset = {
  readonly name: string;
  readonly disk: Disk;
  readonly tabs: Tab[];
  readonly world: World;
  readonly hasLocks: boolean;
  /** Who may pick it up. */
  readonly people: readonly string[];
  sky: Sky;
  /** How far its clock is off. */
  skewMs: number;
  /** How often it let go of what was held for *Undo*: it was put away, or its clock was set. */
  timesLetGo: number;
  readonly browser: Browser;
  /** Pages in which somebody is signing in. */
  readonly comingIn: Set<Tab>;
  /** How often its storage was cleared. */
  timesCleared: number;
  /** The last time that it was, if its person has to be told. */
  clearing: Clearing | null;
  /** When a file of it was last brought in, in the order of everything: what was in it may not have been counted. */
  broughtIn: number;
  readonly hearing: Set<{ readonly tab: Tab; readonly hear: (news: TabNews) => void }>;
};

/** [S17] A storage that the browser cleared, while the sign-in may still hold. */
export type Clearing = {
  readonly n: number;
  readonly person: string;
  readonly cookie: string;
  /** Whose changes they were; `null` where it had sent nothing yet. */
  readonly client: string | null;
  /** Which of its requests the server had taken last. */
  readonly heardN: number;
  /** Changes that were in it, of which the server had heard that they are there, and no more. */
  known: number;
  /** A page that was open put it all back: there is nothing to be told. */
  readonly isWhole: boolean;
  /** What the phone said; `null` while it has not. */
  neverCame: number | null;
};

export type Tab = {
  readonly name: string;
  readonly handset: Handset;
  readonly phone: TestPhone;
  readonly trouble: TabDisk;
  readonly nudges: Nudges;
  /** When it was opened, in the order of everything that happened. */
  readonly openedAt: number;
  isDead: boolean;
  /** Nobody looks at it. */
  isAway: boolean;
};

export type HandsetGiven = {
  readonly name: string;
  readonly people: readonly string[];
  readonly hasLocks: boolean;
  readonly random: Random;
  readonly time: Time;
  readonly tick: () => number;
  readonly server: Fetch;
  readonly told: (what: string) => void;
};

export function newHandset(given: HandsetGiven): Handset {
  const { name, people, hasLocks, random, time, tick, server, told } = given;
  const wire = random.branch(`${name} wire`);
  const line = { time, random: wire, server, told: (fate: string) => told(`${name}: ${fate}`) };
  const ids = random.branch(`${name} ids`);
  const browser = newBrowser();
  const handset: Handset = {
    name,
    people,
    hasLocks,
    disk: newDisk(),
    tabs: [],
    sky: 'clear',
    skewMs: 0,
    timesLetGo: 0,
    browser,
    comingIn: new Set(),
    timesCleared: 0,
    clearing: null,
    broughtIn: 0,
    hearing: new Set(),
    world: {
      // A clock that was set to before 1970 is no clock that a phone has.
      now: () => Math.max(1, time.now() + handset.skewMs),
      newId: () => newIdAt(handset.world.now(), ids.uuid()),
      chance: ids.next,
      fetch: withCookies({
        browser,
        tick,
        server,
        isOnlyPage: () => handset.tabs.length === 1,
        wireTo: (arrived) => newWire({ ...line, server: arrived }, () => handset.sky),
      }),
      wakeAfter: time.sleep,
      position: positionOn(newGround(), time.now),
    },
  };
  return handset;
}

export type TabGiven = {
  readonly openedAt: number;
  readonly told: (tab: Tab, what: DiskFault) => void;
  readonly changed: (tab: Tab) => void;
};

let tabsOpened = 0;

/** Names count from one in each run. */
export const countTabsAnew = (): void => {
  tabsOpened = 0;
};

/** Opens the app: once more, or in a second tab. */
export function openTab(handset: Handset, { openedAt, told, changed }: TabGiven): Tab {
  tabsOpened += 1;
  const trouble = openDisk(handset.disk, (what) => told(tab, what));
  const { disk } = trouble;
  const nudges = newNudges(() => handset.sky !== 'none');
  const phone = turnOn(handset.world, {
    disk,
    hasLocks: handset.hasLocks,
    platform: { ...tabsOf(handset, () => tab), nudges, deviceName: handset.name },
  });
  const name = `${handset.name}/${tabsOpened}`;
  const tab: Tab = {
    name,
    handset,
    phone,
    trouble,
    nudges,
    openedAt,
    isDead: false,
    isAway: false,
  };
  handset.tabs.push(tab);
  phone.watch(() => changed(tab));
  return tab;
}

/** What one tab tells the others takes a turn, as in a browser. */
const tabsOf = (handset: Handset, self: () => Tab) => ({
  tellTabs: (news: TabNews) => {
    for (const other of handset.hearing) if (other.tab !== self()) void hearLater(other, news);
  },
  watchTabs: (hear: (news: TabNews) => void) => {
    // The phone begins to watch while it is made, before there is a tab to name.
    const other = {
      hear,
      get tab() {
        return self();
      },
    };
    handset.hearing.add(other);
    return () => void handset.hearing.delete(other);
  },
});

async function hearLater(
  { tab, hear }: { readonly tab: Tab; readonly hear: (news: TabNews) => void },
  news: TabNews,
): Promise<void> {
  await ownTurn();
  if (!tab.isDead) hear(news);
}

/** The battery is flat, or the person swiped the app away. */
export function crash(tab: Tab): void {
  tab.isDead = true;
  tab.trouble.die();
  tab.phone.kill();
  forget(tab);
}

export function putAway(tab: Tab): void {
  tab.isAway = true;
  tab.handset.timesLetGo += 1;
  tab.phone.hide();
}

/** The person looks at the page again. */
export function comeBack(tab: Tab): void {
  tab.isAway = false;
  tab.phone.comeBack();
}

/** Closed as a browser closes a page. */
export function close(tab: Tab): void {
  tab.isDead = true;
  tab.phone.close();
  forget(tab);
}

function forget(tab: Tab): void {
  const { tabs } = tab.handset;
  if (tabs.includes(tab)) tabs.splice(tabs.indexOf(tab), 1);
}
