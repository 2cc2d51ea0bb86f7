/**
 * What kind of run a seed is: who has which phone, and which operations are in it. Not every run has
 * every operation: a fault that one of them would hide shows in the runs without it (swarm testing,
 * Groce and others 2012).
 */
import { type OperationName, operationNames, operationOf } from './operations.ts';
import type { Random } from './random.ts';

export type Plan = {
  readonly phones: readonly PlannedPhone[];
  readonly weights: readonly (readonly [OperationName, number])[];
  readonly steps: number;
};

type PlannedPhone = {
  readonly name: string;
  readonly people: readonly string[];
  readonly hasLocks: boolean;
};

const olive = 'olive-officer';
const otto = 'otto-officer';

export function newPlan(random: Random): Plan {
  const isIn = new Set(
    operationNames.filter((name) => operationOf(name).isAlways || random.happens(0.55)),
  );
  // Ten years ahead a phone forgets what a restored server would ask it for (S13 keeps 14 days).
  if (isIn.has('restore')) isIn.delete('jump clock');
  return {
    phones: phonesFor(random),
    weights: [...isIn].map((name) => [name, operationOf(name).weight * (0.3 + random.next())]),
    steps: random.between(20, 60),
  };
}

function phonesFor(random: Random): PlannedPhone[] {
  const hasLocks = () => random.happens(0.6);
  const shared = random.happens(0.4) ? [olive, otto] : [olive];
  return [
    { name: 'A', people: shared, hasLocks: hasLocks() },
    ...(random.happens(0.7) ? [{ name: 'B', people: [olive], hasLocks: hasLocks() }] : []),
    ...(random.happens(0.6) ? [{ name: 'C', people: [otto], hasLocks: hasLocks() }] : []),
    ...(random.happens(0.5)
      ? [{ name: 'H', people: ['hana-hubworker'], hasLocks: hasLocks() }]
      : []),
    ...(random.happens(0.3) ? [{ name: 'K', people: ['corin-coordinator'], hasLocks: true }] : []),
  ];
}
