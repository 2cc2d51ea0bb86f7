/** Faults of a phone’s storage and replica. */
import { type Bug, inFile } from './bug.ts';

export const storageBugs: readonly Bug[] = [
  {
    name: 'saved is said before it is committed',
    caughtBy: 42,
    patches: [
      inFile(
        'src/device/transaction.ts',
        'const [done] = await Promise.all([work, ended]);',
        'ended.catch(() => undefined);\n    const done = await work;',
      ),
    ],
  },
  {
    name: 'a lost connection is called a success',
    caughtBy: 2,
    patches: [
      inFile(
        'src/device/store.ts',
        'const last = tryAgain(lost, again);',
        'const last = tryAgain(lost, again).then((done) => (done.ok ? done : ok(undefined as T)));',
      ),
    ],
  },
  {
    name: 'cursor before data',
    caughtBy: 31,
    patches: [
      inFile(
        'src/device/keep-reply.ts',
        'const whole = await storage.writeIfRoom((tables) => apply(storage, tables, given));',
        `const reply = { ...given.reply, records: [] };
  const whole = await storage.writeIfRoom((tables) => apply(storage, tables, { ...given, reply }));
  await storage.writeIfRoom((tables) => appendPage(tables, given.reply.records));`,
      ),
      inFile(
        'src/device/keep-reply.ts',
        "import { withReply } from './memory-in-sync.ts';",
        "import { withReply } from './memory-in-sync.ts';\nimport { appendPage } from './pages.ts';",
      ),
    ],
  },
  {
    name: 'overlay dropped on push reply',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/apply-reply.ts',
        'appendPage(tables, records),',
        'appendPage(tables, isNext ? reply.records : []),',
      ),
    ],
  },
  {
    name: 'the replica keeps the older version',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/replica.ts',
        'if (!held || record.version >= held.version)',
        'if (!held || record.version <= held.version)',
      ),
    ],
  },
  {
    name: 'compaction forgets a page',
    caughtBy: 2,
    patches: [
      inFile('src/device/compact.ts', 'stale.reduce<Replica>', 'stale.slice(1).reduce<Replica>'),
    ],
  },
];
