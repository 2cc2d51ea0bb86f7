// What an officer feels: `name value unit (budget)`, and beside it `name ours floor ratio`, where the floor is what the
// browser itself takes for the same. Everything is offline, on a processor slowed down four times.
import { availableParallelism, loadavg } from 'node:os';
import type { BrowserContext, Page } from 'playwright-core';
import { newPhone, startBrowser } from '../support/browser.ts';
import { readBuiltSizes } from '../support/built-sizes.ts';
import { logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
import { quantile } from '../support/quantile.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { newThrottledPage, openTimed, stopWorkers } from '../support/throttled-page.ts';

const startRounds = 11;
const saveRounds = 40;
/** Not counted: parts of the app are still being loaded and compiled. */
const warmUps = 5;
const tile = 'Street drinking';

// Above one a processor, times below are those of the queue before it.
say('load-per-processor', (loadavg()[0] ?? 0) / availableParallelism(), 'x', 1);
for (const { name, kilobytes, budget } of readBuiltSizes() ?? []) {
  say(name, kilobytes, 'KB', budget);
}
await benchPhone();

async function benchPhone(): Promise<void> {
  await using server = await startServer();
  await using started = await startBrowser();
  const page = await newPhone(started.browser);
  await signIn(page, server.linkFor('Olive Officer'));
  await waitForWorker(page);
  await logIncident(page, tile);
  await waitForReceived(page);
  const context = page.context();
  await page.close();
  await context.setOffline(true);
  await server.stop();

  await benchColdStart(context, server);
  await benchSaves(context, server);
}

async function benchColdStart(context: BrowserContext, { url }: ServerProcess): Promise<void> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < startRounds; round++) {
    ours.push(await coldStart(context, `${url}/home`, tile));
    floor.push(await coldStart(context, `${url}/favicon.svg`));
  }
  say('offline-cold-start-median', quantile(ours, 0.5), 'ms', 1200);
  say('offline-cold-start-p95', quantile(ours, 0.95), 'ms');
  compare('offline-cold-start', ours, floor);
}

async function coldStart(context: BrowserContext, url: string, words?: string): Promise<number> {
  const throttled = await newThrottledPage(context);
  await stopWorkers(throttled);
  const tookMs = await openTimed(throttled.page, url, words);
  await throttled.page.close();
  return tookMs;
}

async function benchSaves(context: BrowserContext, { url }: ServerProcess): Promise<void> {
  const { page } = await newThrottledPage(context);
  await page.goto(`${url}/home`);
  await page.evaluate(listenForSaves);
  const ours: number[] = [];
  const floor: number[] = [];
  let taps = 0;
  for (let round = 0; round < warmUps + saveRounds; round++) {
    const saved = await saveOne(page);
    const rawMs = await page.evaluate(rawPut);
    taps = Math.max(taps, saved.taps);
    if (round < warmUps) continue;
    ours.push(saved.tookMs);
    floor.push(rawMs);
  }
  say('tap-to-durable-save-p50', quantile(ours, 0.5), 'ms', 100);
  say('tap-to-durable-save-p95', quantile(ours, 0.95), 'ms', 100);
  compare('tap-to-durable-save', ours, floor);
  say('taps-to-saved-incident', taps, 'taps', 2);
}

type Saved = { readonly tookMs: number; readonly taps: number };
type SaveWatch = { forget: () => void; saved: () => Promise<Saved> };

/** From home: a tap on a tile, until the page says that it is saved; then back home, unmeasured. */
async function saveOne(page: Page): Promise<Saved> {
  const button = page.getByRole('button', { name: tile });
  await button.waitFor();
  await page.evaluate(() => (globalThis as unknown as { watch: SaveWatch }).watch.forget());
  await button.tap();
  const saved = await page.evaluate(() =>
    (globalThis as unknown as { watch: SaveWatch }).watch.saved(),
  );
  await page.getByRole('button', { name: 'Done' }).tap();
  return saved;
}

/** Runs in the page: the time of the first touch since `forget`, and of the words that follow, once painted. */
function listenForSaves(): void {
  let firstAt = 0;
  let taps = 0;
  let savedAt = 0;
  let told: (() => void) | undefined;
  addEventListener(
    'pointerdown',
    (event) => {
      taps += 1;
      firstAt ||= event.timeStamp;
    },
    { capture: true },
  );
  const look = () => {
    if (firstAt === 0 || savedAt > 0) return;
    if (!document.querySelector('main')?.textContent?.includes('Saved on this phone')) return;
    savedAt = -1;
    requestAnimationFrame(() => {
      savedAt = performance.now();
      told?.();
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  const watch: SaveWatch = {
    forget: () => {
      firstAt = 0;
      taps = 0;
      savedAt = 0;
    },
    saved: async () => {
      if (savedAt <= 0) {
        await new Promise<void>((resolve) => {
          told = resolve;
        });
      }
      return { tookMs: savedAt - firstAt, taps };
    },
  };
  Object.assign(globalThis, { watch });
}

/** Runs in the page: one flushed put of a record's size, and nothing else. */
function rawPut(): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('bench-floor', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('rows', { autoIncrement: true });
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const database = open.result;
      const row = { at: performance.now(), fields: 'x'.repeat(500) };
      const beganAt = performance.now();
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put(row);
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        resolve(performance.now() - beganAt);
        database.close();
      };
    };
  });
}

function say(name: string, value: number, unit: string, budget?: number): void {
  const beside = budget === undefined ? '' : ` (budget ${budget})`;
  console.log(`${name} ${Number(value.toFixed(1))} ${unit}${beside}`);
}

/** Medians of runs that took turns, so that what else the machine did fell on both. */
function compare(name: string, ours: readonly number[], floor: readonly number[]): void {
  const [own, least] = [quantile(ours, 0.5), quantile(floor, 0.5)];
  const ratio = own / least;
  console.log(`${name} ${own.toFixed(1)} ${least.toFixed(1)} ${ratio.toFixed(1)}`);
}
