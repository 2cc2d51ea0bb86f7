/** One engine's page in a browser of its own, with a profile on disk: what is flushed there is flushed. */
import type { CDPSession } from 'playwright-core';
import { type KeptPhone, newProfile, type Profile } from '../../support/browser.ts';
import { officer } from './bench-records.ts';
import type { BenchPage } from './pages/bench-page.ts';
import type { System } from './systems.ts';

type Asks = { readonly [K in keyof BenchPage]: Parameters<BenchPage[K]>[0] };
type Answers = { readonly [K in keyof BenchPage]: Awaited<ReturnType<BenchPage[K]>> };

export type BenchPhone = AsyncDisposable & {
  readonly system: System;
  readonly ask: <K extends keyof BenchPage>(
    name: K,
    ...given: Asks[K] extends undefined ? [] : [Asks[K]]
  ) => Promise<Answers[K]>;
  /** The page is loaded anew: its memory is empty, its storage is not. */
  readonly reload: () => Promise<void>;
  readonly session: () => Promise<CDPSession>;
};

/** With storage open and nothing in it. */
export async function newBenchPhone(system: System, person = officer.id): Promise<BenchPhone> {
  const profile = await newProfile();
  const kept = await profile.open();
  const phone = benchPhoneOf(system, profile, kept);
  await phone.reload();
  await phone.ask('open', await system.codeFor(person));
  return phone;
}

function benchPhoneOf(system: System, profile: Profile, { page, context }: KeptPhone): BenchPhone {
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(`${system.name}: ${error.message}`));
  return {
    system,
    ask: ((name: keyof BenchPage, given?: unknown) =>
      page.evaluate(
        ([what, it]) => {
          const { bench } = globalThis as unknown as {
            bench: Record<string, (given: unknown) => unknown>;
          };
          return bench[what as string]?.(it);
        },
        [name, given] as const,
      )) as BenchPhone['ask'],
    reload: async () => {
      await page.goto(system.url);
      await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 30_000 });
    },
    session: () => context.newCDPSession(page),
    [Symbol.asyncDispose]: () => profile[Symbol.asyncDispose](),
  };
}
