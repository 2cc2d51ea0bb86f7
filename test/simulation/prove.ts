/** A check that cannot fail proves nothing: each planted bug has to be caught. */
import type { Bug } from './bugs/bug.ts';
import { bugs } from './bugs.ts';
import { crewSize, hire, share } from './crew.ts';

const seedsMax = 200;

type Proof = { readonly seed: number; readonly invariant: string };

export async function proveAll(): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  await share(bugs, crewSize, async (bug) => {
    const proof = await firstCatch(bug, oneTo(seedsMax)).catch((error: Error) => error);
    if (proof && 'seed' in proof) passed += 1;
    console.log(`${bug.name.padEnd(52)} ${wordsFor(proof)}`);
  });
  return { passed, failed: bugs.length - passed };
}

const wordsFor = (proof: Proof | Error | null): string => {
  if (proof instanceof Error) return `✗ ${proof.message}`;
  return proof ? `${proof.seed}  ${proof.invariant}` : `✗ not in ${seedsMax} seeds`;
};

/**
 * With the seed that caught it when it was recorded first. Any change of the sources may move what a
 * seed does; then one of the first 200 has to do it.
 */
export const catchAgain = (bug: Bug): Promise<Proof | null> =>
  firstCatch(bug, [bug.caughtBy ?? 1, ...oneTo(seedsMax)]);

/** The first of these seeds that catches it, and by what. */
async function firstCatch({ name }: Bug, seeds: readonly number[]): Promise<Proof | null> {
  const worker = await hire(name);
  try {
    for (const seed of seeds) {
      const { violation } = await worker.run(seed);
      if (violation) return { seed, invariant: violation.invariant };
    }
    return null;
  } finally {
    worker.stop();
  }
}

const oneTo = (last: number): readonly number[] => Array.from({ length: last }, (_, i) => i + 1);
