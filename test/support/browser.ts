/** The machine's Chromium: one browser with many phones in it, or one phone whose browser can be killed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

/** Brenchley Gardens, a hotspot of the seeds. */
export const brenchleyGardens = { latitude: 51.2766, longitude: 0.5197, accuracy: 8 } as const;

/** Nothing here takes this long: it is only how late a journey that is stuck says so. */
const stuckAfterMs = 15_000;

const everywhere: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  permissions: ['geolocation'],
  geolocation: brenchleyGardens,
  reducedMotion: 'reduce',
};

const phoneScreen: BrowserContextOptions = {
  ...everywhere,
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

export const deskScreen: BrowserContextOptions = {
  ...everywhere,
  viewport: { width: 1280, height: 800 },
};

export type StartedBrowser = AsyncDisposable & { readonly browser: Browser };

export async function startBrowser(): Promise<StartedBrowser> {
  const browser = await chromium.launch({
    executablePath: await path(),
    args: [...CHROMIUM_FLAGS],
  });
  return { browser, [Symbol.asyncDispose]: () => browser.close() };
}

/** A phone of its own: nothing in it is shared with the browser's other phones. */
export async function newPhone(
  browser: Browser,
  screen: BrowserContextOptions = phoneScreen,
): Promise<Page> {
  const context = await browser.newContext(screen);
  context.setDefaultTimeout(stuckAfterMs);
  return await context.newPage();
}

export type KeptPhone = AsyncDisposable & {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Closes the browser as a person does. */
  readonly close: () => Promise<void>;
  /** SIGKILL to all of the browser's processes: a flat battery, as far as its profile can tell. */
  readonly kill: () => Promise<void>;
};

export type Profile = AsyncDisposable & {
  readonly open: () => Promise<KeptPhone>;
  /** Everything that the browser keeps. */
  readonly folder: string;
};

/** A phone's storage in a folder of its own, which outlives its browser. */
export async function newProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-profile-'));
  let last: KeptPhone | undefined;
  return {
    folder,
    open: async () => {
      last = await openProfile(folder);
      return last;
    },
    async [Symbol.asyncDispose]() {
      await last?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function openProfile(folder: string): Promise<KeptPhone> {
  const context = await chromium.launchPersistentContext(folder, {
    ...phoneScreen,
    executablePath: await path(),
    args: [...CHROMIUM_FLAGS],
  });
  context.setDefaultTimeout(stuckAfterMs);
  const id = await processOf(context);
  let isClosed = false;
  context.once('close', () => {
    isClosed = true;
  });
  const close = async () => {
    if (!isClosed) await context.close();
  };
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close,
    kill: () => kill(context, id),
    [Symbol.asyncDispose]: close,
  };
}

async function processOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const answer = await session?.send('SystemInfo.getProcessInfo');
  const id = answer?.processInfo.find(({ type }) => type === 'browser')?.id;
  if (id === undefined) throw new Error('The browser does not tell its process.');
  return id;
}

/** The browser leads a group of its own: its helpers may not write on after it. */
async function kill(context: BrowserContext, id: number): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(-id, 'SIGKILL');
  await closed;
}

async function path(): Promise<string> {
  const found = await findChromium();
  if (!found) throw new Error('The journeys need Chromium: run them with npm test.');
  return found;
}
