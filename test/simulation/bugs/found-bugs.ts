/** What the simulation found when it was new: put back, each must be found again. */
import { type Bug, inFile } from './bug.ts';

export const foundBugs: readonly Bug[] = [
  {
    name: 'found: versions of another life are believed to have been seen',
    caughtBy: 4,
    patches: [
      inFile('src/sync/merge.ts', 'Math.max(version, floor) + 1', 'version + 1 + 0 * floor'),
      // As it was then: no mark said who had made it.
      inFile('src/sync/merge.ts', 'const isOwn = mark', 'const isOwn = false && mark'),
    ],
  },
  {
    name: 'found: changes of another life are taken',
    caughtBy: 4,
    patches: [
      inFile(
        'src/server/sync/handle-sync.ts',
        'request.epoch === null || request.epoch === epoch ? sent : []',
        'sent',
      ),
    ],
  },
  {
    name: 'found: what the screen shows decides a removal',
    caughtBy: 4,
    patches: [
      inFile(
        'src/device/queue.ts',
        'const isKnownThere = seen > 0 ||',
        'const isKnownThere = change.seen > 0 ||',
      ),
    ],
  },
  {
    name: 'found: what the screen shows decides an edit',
    caughtBy: 10,
    patches: [
      inFile('src/device/queue.ts', 'newest.base < seen)', 'newest.base < change.seen)'),
      inFile(
        'src/device/queue.ts',
        'baseAfter(newest, seen), fields)',
        'newest ? baseAfter(newest, change.seen) : change.seen, fields)',
      ),
    ],
  },
  {
    name: 'found: an edit behind undo makes a record',
    caughtBy: 4,
    patches: [
      inFile('src/device/record-changes.ts', 'if (isThere) await', 'isThere = true; await'),
      inFile('src/device/queue.ts', ': Math.max(1, seen);', ': seen;'),
    ],
  },
  {
    name: 'found: a deletion waits behind a refused making',
    caughtBy: 8,
    patches: [
      inFile(
        'src/device/settle.ts',
        'if (isRefused && (await dropIfTakenBack(tables, row)))',
        'if (isRefused && row.n === -1)',
      ),
    ],
  },
  {
    name: 'found: a record is shown in part',
    caughtBy: 91,
    patches: [inFile('src/device/person-storage.ts', 'if (isNew &&', 'if (false && isNew &&')],
  },
  {
    name: 'found: what one person writes is saved as another’s',
    caughtBy: 6,
    patches: [
      inFile('src/device/open-phone.ts', 'if (storage && isOther)', 'if (storage && false)'),
    ],
  },
  {
    name: 'found: phones are told apart by when their ids were made',
    caughtBy: 23,
    patches: [
      inFile('src/server/sync/decide.ts', 'clientId.slice(-markLength)', 'clientId.slice(0, 6)'),
    ],
  },
];
