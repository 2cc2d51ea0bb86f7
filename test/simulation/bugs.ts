/**
 * Faults to plant, one at a time: those that other sync engines had, and those that this simulation
 * found in ours.
 */
import type { Bug } from './bugs/bug.ts';
import { clearedBugs } from './bugs/cleared-bugs.ts';
import { foundBugs } from './bugs/found-bugs.ts';
import { queueBugs } from './bugs/queue-bugs.ts';
import { serverBugs } from './bugs/server-bugs.ts';
import { storageBugs } from './bugs/storage-bugs.ts';

export const bugs: readonly Bug[] = [
  ...storageBugs,
  ...queueBugs,
  ...serverBugs,
  ...clearedBugs,
  ...foundBugs,
];

export function bugOf(name: string): Bug {
  const bug = bugs.find((it) => it.name === name);
  if (!bug) throw new Error(`There is no bug “${name}”.`);
  return bug;
}
