/** Times taken inside the page itself, on a processor four times slower than this machine's. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

const slowdown = 4;

export type ThrottledPage = { readonly page: Page; readonly session: CDPSession };

export async function newThrottledPage(context: BrowserContext): Promise<ThrottledPage> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, session };
}

/** The next start of a page has to start the worker first, as after a night. */
export async function stopWorkers({ session }: ThrottledPage): Promise<void> {
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.send('ServiceWorker.disable');
}

/**
 * Opens an address and answers how many milliseconds after the navigation began something with
 * these words was on the screen and could be used; without words, the first thing that was painted.
 */
export async function openTimed(page: Page, url: string, words = ''): Promise<number> {
  await page.addInitScript(tellWhenShown, { words, prefix });
  const told = page.waitForEvent('console', (message) => message.text().startsWith(prefix));
  await page.goto(url, { waitUntil: 'commit' });
  return Number((await told).text().slice(prefix.length));
}

const prefix = 'shown-at ';

/** Runs in the page, before anything of its own does. */
function tellWhenShown(asked: { words: string; prefix: string }): void {
  const afterPaint = (then: () => void) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(null);
    });
  };
  const isShown = (): boolean =>
    asked.words === ''
      ? document.readyState !== 'loading'
      : [...document.querySelectorAll('main button')].some((it) => it.textContent === asked.words);
  const watcher = new MutationObserver(look);
  function look(): void {
    if (!isShown()) return;
    watcher.disconnect();
    afterPaint(() => console.debug(`${asked.prefix}${performance.now()}`));
  }
  watcher.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
}
