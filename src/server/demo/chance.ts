/** Chance that repeats itself: the same seed gives the same demonstration everywhere. */
import { numbersFrom } from '../../domain/seeded.ts';

export type Chance = {
  /** Uniform in 0…1, 1 out. */
  readonly next: () => number;
};

/** 32 bits of state are plenty for made-up records. */
export const newChance = (seed: number): Chance => ({ next: numbersFrom(seed) });

export const isLucky = ({ next }: Chance, share: number): boolean => next() < share;

export const between = ({ next }: Chance, from: number, to: number): number =>
  from + next() * (to - from);

/** Whole numbers, both ends in. */
export const wholeBetween = ({ next }: Chance, from: number, to: number): number =>
  from + Math.floor(next() * (to - from + 1));

/** Most often near `peak`. */
export function peaked({ next }: Chance, from: number, to: number, peak: number): number {
  const share = next();
  const turn = (peak - from) / (to - from);
  return share < turn
    ? from + Math.sqrt(share * (to - from) * (peak - from))
    : to - Math.sqrt((1 - share) * (to - from) * (to - peak));
}

export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** `undefined` only where all weights are 0. */
export function pick<T>({ next }: Chance, choices: Weighted<T>): T | undefined {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = next() * total;
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return undefined;
}

export const pickOne = <T>({ next }: Chance, values: readonly T[]): T | undefined =>
  values[Math.floor(next() * values.length)];

/** Up to `count` different values, in the order drawn. */
export function pickSome<T>(chance: Chance, choices: Weighted<T>, count: number): readonly T[] {
  const picked = new Set<T>();
  for (let i = 0; i < count; i++) {
    const value = pick(chance, choices);
    if (value !== undefined) picked.add(value);
  }
  return [...picked];
}

/** A random UUID (version 4) as a phone makes it. */
export function newUuid(chance: Chance): string {
  const digits = Array.from({ length: 32 }, () => wholeBetween(chance, 0, 15).toString(16));
  digits[12] = '4';
  digits[16] = '89ab'[wholeBetween(chance, 0, 3)] as string;
  const hex = digits.join('');
  return [0, 8, 12, 16, 20].map((at, i) => hex.slice(at, [8, 12, 16, 20, 32][i])).join('-');
}
