/** Faults in what is noticed of storage that a browser cleared (S17). */
import { type Bug, inFile } from './bug.ts';

export const clearedBugs: readonly Bug[] = [
  {
    name: 'an empty phone goes on without a word',
    caughtBy: 6,
    patches: [
      inFile(
        'src/device/open-phone.ts',
        'this.#begin(calls, reply.value, { neverCame: 0 })',
        'this.#begin(calls, reply.value, null)',
      ),
    ],
  },
  {
    name: 'a phone does not say what it holds besides',
    caughtBy: 6,
    patches: [
      inFile(
        'src/device/sync-cycle.ts',
        'waitingIn(view.memory) - rows.length',
        '0 * waitingIn(view.memory) - rows.length',
      ),
    ],
  },
  {
    name: 'the server forgets what a phone held',
    caughtBy: 6,
    patches: [
      inFile(
        'src/server/sync/visits.ts',
        'waiting + changes.length - answered;',
        '0 * (waiting + changes.length - answered);',
      ),
    ],
  },
  {
    name: 'what never came is told once, and the answer is lost',
    caughtBy: null,
    patches: [
      inFile(
        'src/server/sync/visits.ts',
        'return isEmpty ? readLostBefore(database, client.id) : 0;',
        'return isEmpty && client.session === null ? readLostBefore(database, client.id) : 0;',
      ),
    ],
  },
];
