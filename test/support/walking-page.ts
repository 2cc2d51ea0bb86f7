/**
 * A page whose phone walks: the browser is told where it is, and the page's clock goes only when it is told to. The page
 * takes what the browser tells it for the position of the moment, for the two clocks are not the same.
 */
import type { Page } from 'playwright-core';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { type Stop, walkFrom } from './walk.ts';

export type Walk = {
  /** By the page's clock, when the walk began. */
  readonly begin: number;
  readonly now: () => number;
  /** Goes on for so many minutes. */
  readonly walk: (minutes: number) => Promise<void>;
  /** The clock goes on by so much, where the phone is. */
  readonly pass: (ms: number) => Promise<void>;
  /** What a tap set going is seen. */
  readonly moment: () => Promise<void>;
  /** The screen is dark for so many minutes: nobody asks where the phone is, and its clock goes on. */
  readonly dark: (minutes: number) => Promise<void>;
};

/** How long a phone in a hurry sleeps between two fixes. */
const stepMs = 5 * secondMs;
const momentMs = 200;

/** The server believes no clock that is ahead: this one is behind, and goes on as any does until a walk begins. */
export const hoursAgo = (hours: number): number => Date.now() - hours * 60 * minuteMs;

/** From now on the page's clock stands between two steps. `begin`: of a walk that was begun before. */
export async function startWalk(page: Page, stops: readonly Stop[], begun?: number): Promise<Walk> {
  let now = (await page.evaluate(() => Date.now())) + secondMs;
  await page.clock.pauseAt(now);
  const begin = begun ?? now;
  const whereAt = walkFrom(begin, stops);
  let told = 0;
  const tellWhere = async () => {
    const { lon, lat } = whereAt(now);
    // A place that is told twice is no news to Chromium, and whoever asks for a new one waits in vain.
    told += 1;
    const longitude = lon + (told % 2) * 1e-6;
    await page.context().setGeolocation({ longitude, latitude: lat, accuracy: 8 });
  };
  const run = async (ms: number) => {
    now += ms;
    await page.clock.runFor(ms);
    await settle(page);
  };
  const step = async () => {
    const heard = hear(page);
    await tellWhere();
    await heard;
    await run(stepMs);
  };
  return {
    begin,
    now: () => now,
    walk: async (minutes) => {
      for (const end = now + minutes * minuteMs; now < end; ) await step();
    },
    pass: run,
    moment: () => run(momentMs),
    dark: async (minutes) => {
      await setVisibility(page, 'hidden');
      await settle(page);
      now += minutes * minuteMs;
      await page.clock.fastForward(minutes * minuteMs);
      await setVisibility(page, 'visible');
      await run(momentMs);
    },
  };
}

/** Chromium without a screen hides no page, and freezes none that is seen: the page is told so instead. */
const setVisibility = (page: Page, state: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate((wanted) => {
    Object.defineProperty(document, 'visibilityState', { value: wanted, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

/**
 * The page has heard of the new place before its clock goes on: what it remembers is as old as the browser's clock
 * says, which has hardly moved.
 */
const hear = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(),
          () => resolve(),
          { maximumAge: 0, timeout: 5000 },
        );
      }),
  );

/** What was asked of the disk in this moment is answered in it. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => {
        const request = indexedDB.open('beatbook-device');
        request.onsuccess = () => {
          request.result.close();
          resolve(null);
        };
      });
    }
  });
