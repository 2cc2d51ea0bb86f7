/** Faults of a phone’s queue. */
import { type Bug, inFile } from './bug.ts';

export const queueBugs: readonly Bug[] = [
  {
    name: 'queue dropped on 4xx',
    caughtBy: 4,
    patches: [
      inFile(
        'src/device/sync-cycle.ts',
        '  if (!answered.ok) return { result: answered };',
        `  if (!answered.ok && answered.fault.code !== 'offline') {
    await storage.write((tables) => tables.changes.remove(batch.rows.map(({ n = 0 }) => n)));
  }
  if (!answered.ok) return { result: answered };`,
      ),
    ],
  },
  {
    name: 'a reset drops the queue, too',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/apply-reply.ts',
        'if (isNext && reply.isReset) await dropPages(tables);',
        'if (isNext && reply.isReset) { await dropPages(tables); await tables.changes.clear(); }',
      ),
    ],
  },
  {
    name: 'signing out drops the queue',
    caughtBy: 6,
    patches: [
      inFile(
        'src/device/session-calls.ts',
        "    await tables.meta.remove(['names', 'covered']);",
        "    await tables.meta.remove(['names', 'covered']);\n    await tables.changes.clear();",
      ),
    ],
  },
  {
    name: 'a number is given twice',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/batch.ts',
        'nextSeq: nextSeq + fresh.length, sending: out',
        'nextSeq, sending: out',
      ),
    ],
  },
  {
    name: 'a change on the wire is altered in place',
    caughtBy: 1,
    patches: [inFile('src/device/queue.ts', '    newest.takenAt === undefined &&\n', '')],
  },
  {
    name: 'undo leaves the record in the queue',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/queue.ts',
        '    await tables.changes.remove(waiting.map(keyOf));\n    return dropPhotosOf',
        '    return dropPhotosOf',
      ),
    ],
  },
  {
    name: 'nothing is held for undo',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/hold.ts',
        'takenAt === undefined && at <= now && now < notBefore',
        'false && takenAt !== at - now + notBefore',
      ),
    ],
  },
  {
    name: 'what was refused is dropped',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/settle.ts',
        "{ ...rest, state: 'refused', fault",
        "{ ...rest, state: 'received', fault",
      ),
    ],
  },
  {
    name: 'what was refused is sent for ever',
    caughtBy: 1,
    patches: [
      inFile(
        'src/device/settle.ts',
        "{ ...rest, state: 'refused', fault",
        "{ ...rest, state: 'waiting', fault",
      ),
    ],
  },
  {
    name: 'mending forgets what else was refused',
    caughtBy: 20,
    patches: [
      inFile(
        'src/device/queue.ts',
        'const mended = { ...meant, ...refusedFieldsOf(behind), ...fields };',
        'const mended = wasCreate ? { ...meant, ...fields } : fields;',
      ),
    ],
  },
  {
    name: 'a restored server gets nothing again',
    caughtBy: 11,
    patches: [
      inFile(
        'src/device/apply-reply.ts',
        'await sendAgain(tables, settled.received, given.now);',
        'await sendAgain(tables, settled.received, Number.POSITIVE_INFINITY);',
      ),
    ],
  },
];
