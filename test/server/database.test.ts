import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hourMs } from '../../src/domain/time.ts';
import {
  closeDatabase,
  type Database,
  inTransaction,
  openDatabase,
} from '../../src/server/database/database.ts';
import { readHead } from '../../src/server/database/positions.ts';
import { readQuarantine } from '../../src/server/database/quarantine.ts';
import { readRecord } from '../../src/server/database/records.ts';
import { readReference, writeReference } from '../../src/server/database/reference.ts';
import { tidy } from '../../src/server/open-data.ts';
import { protocol } from '../../src/sync/limits.ts';
import { idOf, newChange } from '../support/changes.ts';
import { newTestServer, newTestWorld } from '../support/server.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-db-'));
  path = join(folder, 'beatbook.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

const pragma = async (database: Database, name: string) =>
  Object.values((await sql.raw(`PRAGMA ${name}`).execute(database.sql)).rows[0] as object)[0];

/** Takes positions; answers the first. */
const take = async ({ sql, engine }: Database, count = 1) =>
  (await engine.positions.take(sql, count))[0]?.position;

test('what was answered has been flushed to the disk', async () => {
  const database = await openDatabase(path);
  expect(await pragma(database, 'journal_mode')).toBe('wal');
  expect(await pragma(database, 'synchronous')).toBe(2);
  expect(await pragma(database, 'foreign_keys')).toBe(1);
  await closeDatabase(database);
});

test('a transaction that breaks off leaves nothing, and the next one follows it', async () => {
  const database = await openDatabase(path);
  const broken = inTransaction(database, async (within) => {
    await take(within, 5);
    throw new Error('broken off');
  });
  const next = inTransaction(database, (within) => take(within));
  await expect(broken).rejects.toThrow('broken off');
  expect(await next).toBe(1);
  expect(await readHead(database)).toBe(1);
  await closeDatabase(database);
});

test('two servers on one file wait for one another and take no position twice', async () => {
  const databases = [await openDatabase(path), await openDatabase(path)];
  const taken: (number | undefined)[] = [];
  for (let i = 0; i < 20; i++) {
    for (const database of databases) {
      taken.push(await inTransaction(database, (within) => take(within)));
    }
  }
  expect(taken).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  for (const database of databases) await closeDatabase(database);
});

test('a transaction has its turn from its first moment, so that it cannot fail half-way', async () => {
  const [first, second] = [await openDatabase(path), await openDatabase(path)];
  await sql.raw('PRAGMA busy_timeout = 0').execute(second.sql);
  await inTransaction(first, async () => {
    await expect(take(second)).rejects.toThrow('locked');
  });
  expect(await take(second)).toBe(1);
  for (const database of [first, second]) await closeDatabase(database);
});

test('a restart keeps records, sessions, numbers and receipts', async () => {
  const world = newTestWorld();
  const before = await newTestServer({ path, world });
  const olive = await before.signIn('olive-officer');
  const first = await olive.sync({ changes: [newChange('glass', 1)] });
  await closeDatabase(before.database);

  const after = await newTestServer({ path, world });
  const body = {
    protocol,
    client: olive.client,
    person: olive.person,
    epoch: first.epoch,
    cursor: first.cursor,
    reference: first.reference?.version ?? null,
    changes: [newChange('glass', 1), newChange('glass', 2, { base: 1, fields: { note: 'x' } })],
  };
  const reply = await after.ask('POST', '/api/sync', body, olive.cookie);
  expect(await reply.json()).toMatchObject({
    isReset: false,
    appliedSeq: 2,
    outcomes: [
      { result: 'applied', receipt: first.outcomes[0]?.receipt },
      { result: 'applied', record: { version: 2 } },
    ],
  });
  await closeDatabase(after.database);
});

test('what another process writes into the reference is seen at once', async () => {
  const server = await newTestServer({ path });
  await readReference(server.database);
  const importer = await openDatabase(path);
  await writeReference(importer, 'terms', []);
  expect((await readReference(server.database))?.content.terms).toEqual([]);
  await closeDatabase(importer);
  await closeDatabase(server.database);
});

test('a batch that breaks off in the middle leaves nothing, and sending it again mends it', async () => {
  const server = await newTestServer({ path });
  const olive = await server.signIn('olive-officer');
  const changes = [newChange('one', 1), newChange('two', 2)];
  await sql
    .raw(
      `CREATE TRIGGER full BEFORE INSERT ON change_log WHEN NEW.seq = 2 BEGIN SELECT RAISE(FAIL, 'disk full'); END`,
    )
    .execute(server.database.sql);
  expect((await olive.trySync({ changes })).status).toBe(500);
  expect(await readRecord(server.database, idOf('one'))).toBeNull();
  await sql.raw('DROP TRIGGER full').execute(server.database.sql);
  expect((await olive.sync({ changes })).appliedSeq).toBe(2);
  await closeDatabase(server.database);
});

test('what was refused is dropped when the time of the policy is over', async () => {
  const server = await newTestServer();
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('bad', 1, { fields: {} })] });
  server.world.pass(90 * 24 * hourMs);
  await tidy(server);
  expect(await readQuarantine(server.database)).toHaveLength(1);
  server.world.pass(1);
  await tidy(server);
  expect(await readQuarantine(server.database)).toHaveLength(0);
});
