/** A fault to plant. */
import type { Patch } from '../patches.ts';

export type Bug = {
  readonly name: string;
  /** The smallest seed that caught it when `--prove` last found it; `null` while it has not. */
  readonly caughtBy: number | null;
  readonly patches: readonly Patch[];
};

export const inFile = (file: string, find: string, replace: string): Patch => ({
  file,
  find,
  replace,
});
