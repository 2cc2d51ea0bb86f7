/** A check that cannot fail proves nothing: each planted bug has to be caught. */
import type { Bug } from './bugs/bug.ts';
import { bugs } from './bugs.ts';
import { crewSize, hire, share } from './crew.ts';

const seedsMax = 200;

export type Proof = { readonly seed: number; readonly invariant: string } | null;

export async function proveAll(): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  await share(bugs, crewSize, async (bug) => {
    const proof = await prove(bug, seedsFromOne());
    if (proof) passed += 1;
    const found = proof ? `${proof.seed}  ${proof.invariant}` : `not in ${seedsMax}`;
    console.log(`${bug.name.padEnd(44)} ${found}`);
  });
  return { passed, failed: bugs.length - passed };
}

/** The first of these seeds that catches it, and by what. */
async function prove({ name }: Bug, seeds: Iterable<number>): Promise<Proof> {
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

function* seedsFromOne(): Generator<number> {
  for (let seed = 1; seed <= seedsMax; seed++) yield seed;
}
