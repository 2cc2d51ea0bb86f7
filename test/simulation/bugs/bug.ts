/** A fault to plant. */
import type { Patch } from '../patches.ts';

export type Bug = {
  readonly name: string;
  /** The smallest seed that catches it, as `--prove` finds it. */
  readonly caughtBy: number;
  readonly patches: readonly Patch[];
};

export const inFile = (file: string, find: string, replace: string): Patch => ({
  file,
  find,
  replace,
});
