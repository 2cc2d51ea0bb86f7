/** Chance out of a seed: the same seed draws the same things, whatever else happens. */
import { numbersFrom } from '../../src/domain/seeded.ts';

export type Random = {
  /** Uniform in 0…1. */
  readonly next: () => number;
  /** Whole, from 0 to `count - 1`. */
  readonly below: (count: number) => number;
  /** Whole, both ends included. */
  readonly between: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly weighted: <T>(entries: readonly (readonly [T, number])[]) => T;
  readonly uuid: () => string;
  /** Another stream: what is drawn from it moves nothing here. */
  readonly branch: (name: string) => Random;
};

export function newRandom(seed: number): Random {
  const next = numbersFrom(seed);
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => mustHave(list[below(list.length)]),
    weighted: (entries) => weighted(entries, next()),
    uuid: () => uuidOf(next),
    branch: (name) => newRandom(hashOf(name, seed)),
  };
}

function weighted<T>(entries: readonly (readonly [T, number])[], chance: number): T {
  let left = chance * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return mustHave(entries.at(-1))[0];
}

function uuidOf(next: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join('');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20)].join('-');
}

/** FNV-1a. */
function hashOf(text: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return hash >>> 0;
}

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}
