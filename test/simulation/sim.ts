/** One run: everything there is, what was told of it, and what was found wrong. */
import { createHash } from 'node:crypto';
import type { Held } from '../../src/device/phone.ts';
import type { Result } from '../../src/domain/result.ts';
import { comeBack, type Handset, type Tab } from './handset.ts';
import type { Random } from './random.ts';
import type { Time } from './time.ts';
import type { Town } from './town.ts';
import type { Truth } from './truth.ts';
import { ownTurn } from './turns.ts';

export type Violation = { readonly invariant: string; readonly what: string };

export type Sim = {
  readonly seed: number;
  readonly random: Random;
  readonly time: Time;
  readonly town: Town;
  readonly truth: Truth;
  readonly handsets: readonly Handset[];
  readonly trace: Trace;
  readonly violations: Violation[];
  /** Opens the app on a phone once more. */
  readonly open: (handset: Handset) => Tab;
};

export type Trace = {
  readonly lines: string[];
  readonly say: (line: string) => void;
  /** For the digest alone. */
  readonly whisper: (line: string) => void;
  readonly digest: () => string;
};

export function newTrace(now: () => number): Trace {
  const lines: string[] = [];
  const hash = createHash('sha256');
  const start = now();
  const whisper = (line: string) => void hash.update(`${line}\n`);
  return {
    lines,
    say: (line) => {
      const at = ((now() - start) / 1000).toFixed(0).padStart(6);
      lines.push(`${at} s  ${line}`);
      whisper(line);
    },
    whisper,
    digest: () => hash.copy().digest('hex').slice(0, 16),
  };
}

/** The first thing that is wrong is the one to look at. */
export function accuse({ violations, trace, seed }: Sim, invariant: string, what: string): void {
  if (violations.length === 0) trace.say(`✗ seed ${seed} ${invariant}: ${what}`);
  violations.push({ invariant, what });
}

export type Deed<T> = {
  readonly work: () => Promise<Result<T>>;
  readonly told?: (result: Result<T>) => void;
};

/**
 * What a person does begins in a turn of its own, as a tap does; it takes its time, and may never be
 * answered: then nothing is told. `told` is called in the same turn in which the person is told.
 */
export function begin<T>(sim: Sim, tab: Tab, what: string, { work, told }: Deed<T>): void {
  sim.trace.say(`${tab.name} ${what}`);
  if (tab.isAway) comeBack(tab);
  const done = ownTurn().then(async () => {
    if (tab.isDead) return;
    const result = await work();
    if (tab.isDead) return;
    told?.(result);
    if (!result.ok) sim.trace.say(`${tab.name} ${what}: ${faultCodeOf(result.fault)}`);
  });
  done.catch((error: Error) => {
    if (!tab.isDead)
      accuse(sim, 'no fault is thrown', `${tab.name} ${what}: ${error.stack ?? error}`);
  });
}

const faultCodeOf = (fault: unknown): string => String((fault as { code?: string }).code);

export const tabsOf = ({ handsets }: Sim): Tab[] => handsets.flatMap(({ tabs }) => tabs);

/** Tabs with somebody signed in and everything there. */
export const readyTabs = (sim: Sim): Tab[] =>
  tabsOf(sim).filter(({ phone }) => phone.state().stage === 'ready' && !!phone.state().person);

export const personAt = ({ phone }: Tab): string => phone.state().person?.id ?? '';

export const heldAt = ({ phone }: Tab): Held[] => [...phone.state().records.values()];
