/** Faults of the server. */
import { type Bug, inFile } from './bug.ts';

export const serverBugs: readonly Bug[] = [
  {
    name: 'naive cursor: it skips what did not fit the page',
    caughtBy: 1,
    patches: [
      inFile(
        'src/server/sync/pull.ts',
        'cursor: cursorText({ v: 1, epoch, position, scope }),',
        'cursor: cursorText({ v: 1, epoch, position: Number(head), scope: position === head ? scope : scope }),',
      ),
    ],
  },
  // On SQLite positions follow commit order, so a gap in them cannot be planted: what a naive server
  // does there is to hand out the head of a moment at which its page was already read.
  {
    name: 'naive cursor: the head is read after the page',
    caughtBy: 16,
    patches: [
      inFile(
        'src/server/sync/pull.ts',
        'cursor: cursorText({ v: 1, epoch, position, scope }),',
        `// As on any database that takes a moment to answer.
    cursor: await (async () => {
      for (let turn = 0; turn < 200; turn++) await new Promise((go) => setImmediate(go));
      return cursorText({ v: 1, epoch, position: hasMore ? position : await readHead(database), scope });
    })(),`,
      ),
    ],
  },
  {
    name: 'receipt before commit',
    caughtBy: 129,
    patches: [
      inFile(
        'src/server/sync/handle-sync.ts',
        `await inTransaction(deps.database, (database) =>
    pushAll({ ...deps, database }, who, request.value, sent.value),
  );`,
        `await new Promise<Result<Exchange>>((resolve, reject) => {
    inTransaction(deps.database, async (database) => {
      resolve(await pushAll({ ...deps, database }, who, request.value, sent.value));
      for (let more = 0; more < 5; more++) await readLife(database);
    }).catch(reject);
  });`,
      ),
    ],
  },
  {
    name: 'no epoch',
    caughtBy: 103,
    patches: [
      inFile(
        'src/server/sync/cursor.ts',
        'parsed.value.epoch === epoch && parsed.value.scope === scope',
        'epoch !== "" && parsed.value.scope === scope',
      ),
      inFile(
        'src/server/sync/pull.ts',
        'asking.heldEpoch === null || asking.heldEpoch === epoch',
        'true',
      ),
    ],
  },
  {
    name: 'the cursor of another sight is believed',
    caughtBy: 1,
    patches: [
      inFile(
        'src/server/sync/cursor.ts',
        'parsed.value.epoch === epoch && parsed.value.scope === scope',
        'parsed.value.epoch === epoch && scope !== ""',
      ),
    ],
  },
  {
    name: 'an effect is stored without its outcome',
    caughtBy: 1,
    patches: [
      // As if the server had died in between, with no transaction around the two.
      inFile(
        'src/server/sync/batch.ts',
        '  await logChanges(database, batch.logged);',
        '  if (batch.logged.length !== 1) await logChanges(database, batch.logged);',
      ),
    ],
  },
  {
    name: 'effect and outcome share no transaction',
    caughtBy: 35,
    patches: [
      inFile(
        'src/server/sync/handle-sync.ts',
        `await inTransaction(deps.database, (database) =>
    pushAll({ ...deps, database }, who, request.value, sent.value),
  );`,
        'await pushAll(deps, who, request.value, sent.value);',
      ),
    ],
  },
  {
    name: 'a change that comes again has another effect',
    caughtBy: 1,
    patches: [
      inFile(
        'src/server/sync/push.ts',
        'const outcome = known ? outcomeKnown(known, sending, change) : apply(sending, batch, change);',
        'const outcome = apply(sending, batch, change);',
      ),
    ],
  },
  {
    name: 'one person’s queue goes out as another’s',
    caughtBy: 27,
    patches: [
      inFile(
        'src/server/sync/handle-sync.ts',
        "if (request.value.person !== who.person.id) return fail(fault('wrong-person', 'person'));",
        '',
      ),
      inFile(
        'src/server/sync/handle-sync.ts',
        "if (client.person !== person.id) return fail(fault('wrong-person', 'client'));",
        '',
      ),
      inFile(
        'src/device/sync-cycle.ts',
        "if (reply.person.id !== storage.personId) return { result: fail(fault('wrong-person')) };",
        '',
      ),
    ],
  },
  {
    name: 'what loses a clash is gone',
    caughtBy: 12,
    patches: [
      inFile(
        'src/sync/merge.ts',
        "if (verdict === 'clash-won') return [loserOf(current, field)];",
        '',
      ),
    ],
  },
  {
    name: 'a deleted record can be edited back',
    caughtBy: 14,
    patches: [
      inFile(
        'src/server/sync/decide.ts',
        "if (stored.isDeleted) return fail(fault('no-such-record'));",
        'if (stored.isDeleted) return create(situation, { ...change, base: 0, isDelete: undefined });',
      ),
    ],
  },
  {
    name: 'what leaves someone’s sight is not told',
    caughtBy: 10,
    patches: [
      inFile(
        'src/server/sync/view.ts',
        'return mayHaveSeen(person, record, powers) ? { id, version, isGone: true } : null;',
        'return version < 0 && mayHaveSeen(person, record, powers) ? { id, version, isGone: true } : null;',
      ),
    ],
  },
];
