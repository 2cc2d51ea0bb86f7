/** What the simulation found when it was new: put back, each must be found again. */
import { type Bug, inFile } from './bug.ts';

export const foundBugs: readonly Bug[] = [
  {
    name: 'found: versions of another life are believed to have been seen',
    caughtBy: 11,
    patches: [
      inFile('src/sync/merge.ts', 'Math.max(version, floor) + 1', 'version + 1 + 0 * floor'),
      // As it was then: no mark said who had made it.
      inFile('src/sync/merge.ts', 'const isOwn = mark', 'const isOwn = false && mark'),
    ],
  },
  {
    name: 'found: changes of another life are taken',
    caughtBy: 103,
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
    caughtBy: 1,
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
    caughtBy: 1,
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
    caughtBy: 7,
    patches: [
      inFile('src/device/record-changes.ts', 'if (isThere) await', 'isThere = true; await'),
      inFile('src/device/queue.ts', ': Math.max(1, seen);', ': seen;'),
    ],
  },
  {
    name: 'found: a deletion waits behind a refused making',
    caughtBy: 53,
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
    caughtBy: 66,
    patches: [inFile('src/device/person-storage.ts', 'if (isNew &&', 'if (false && isNew &&')],
  },
  {
    name: 'found: what one person writes is saved as another’s',
    caughtBy: 1,
    patches: [
      inFile('src/device/open-phone.ts', 'if (storage && isOther)', 'if (storage && false)'),
    ],
  },
  {
    name: 'found: phones are told apart by when their ids were made',
    caughtBy: 12,
    patches: [
      inFile('src/server/sync/decide.ts', 'clientId.slice(-markLength)', 'clientId.slice(0, 6)'),
    ],
  },
  {
    name: 'found: what is cleared beneath a page is gone',
    caughtBy: 34,
    patches: [
      inFile('src/device/person-storage.ts', 'if (read.value.isCleared) return this.#mend();', ''),
    ],
  },
  {
    name: 'found: what is put back is altered in place',
    caughtBy: null,
    patches: [inFile('src/device/put-back.ts', ', takenAt: row.takenAt ?? row.at', '')],
  },
  {
    name: 'found: signing in wins over what is to be put back',
    caughtBy: null,
    patches: [
      inFile(
        'src/device/person-storage.ts',
        'return this.#write(this.#store, work);',
        'return this.#writeSurely(this.#store, work);',
      ),
    ],
  },
  {
    name: 'found: the hold is over for what is logged after the page was seen again',
    caughtBy: null,
    patches: [
      inFile(
        'src/device/sync-loop.ts',
        'this.#isHoldOver && !platform.isVisible()',
        'this.#isHoldOver',
      ),
    ],
  },
  {
    name: 'found: an answer from before a clearing settles what was written since',
    caughtBy: null,
    patches: [
      inFile(
        'src/device/apply-reply.ts',
        'isSame ? given.sent : await foundAgain(tables, given.sent)',
        'isSame ? given.sent : foundAgain.length === 2 ? given.sent : []',
      ),
    ],
  },
  {
    name: 'found: what loses its connection is tried again in any order',
    caughtBy: null,
    patches: [
      inFile('src/device/store.ts', 'if (tryingAgain > 0) await before;', ''),
      inFile('src/device/store.ts', 'tryingAgain += 1;\n    await before;', 'tryingAgain += 1;'),
      inFile('src/device/store.ts', 'const isGone = hasOpened &&', 'const isGone = false &&'),
    ],
  },
  {
    name: 'found: what is written after a rescue file was made alters what is in it',
    caughtBy: 3,
    patches: [inFile('src/device/rescue.ts', '({ ...row, takenAt: now })', '({ ...row })')],
  },
];
