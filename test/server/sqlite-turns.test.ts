/** Many transactions at once on one file: few flushes, each told after its own, none that takes others with it. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeDatabase,
  type Database,
  inTransaction,
  openDatabase,
} from '../../src/server/database/database.ts';
import { readSetting, writeSetting } from '../../src/server/database/settings.ts';

let folder: string;
let path: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-turns-'));
  path = join(folder, 'beatbook.sqlite');
  database = await openDatabase(path);
});
afterEach(async () => {
  await closeDatabase(database);
  await rm(folder, { recursive: true });
});

/** What the disk has: nobody else's connection is asked. */
async function onDisk(): Promise<string | null> {
  const other = await openDatabase(path);
  const epoch = await readSetting(other, 'epoch');
  await closeDatabase(other);
  return epoch;
}

const write = (value: string) =>
  inTransaction(database, (within) => writeSetting(within, 'epoch', value));

/** SQLite's log is 32 bytes and then frames of a page; the last of each commit says how large the file is. */
function commitsInLog(): number {
  const log = readFileSync(`${path}-wal`);
  const frameBytes = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at < log.length; at += frameBytes) if (log.readUInt32BE(at + 4) > 0) commits++;
  return commits;
}

test('[S1] transactions that wait at the same time share a flush, and each is told after it', async () => {
  const before = commitsInLog();
  const told = Array.from({ length: 40 }, async (_, i) => {
    await write(`${i}`);
    return Number(await readSetting(database, 'epoch'));
  });
  const seen = await Promise.all(told);
  expect(commitsInLog() - before).toBe(3);
  expect(seen.every((value, i) => value >= i)).toBe(true);
  expect(await onDisk()).toBe('39');
  await write('alone');
  expect(await onDisk()).toBe('alone');
});

test('one that breaks off leaves nothing, and takes no other with it', async () => {
  const first = write('first');
  const broken = inTransaction(database, async (within) => {
    await writeSetting(within, 'epoch', 'broken');
    await writeSetting(within, 'partnership', 'broken');
    throw new Error('broken off');
  });
  const last = inTransaction(database, (within) => readSetting(within, 'epoch'));
  await expect(broken).rejects.toThrow('broken off');
  expect(await last).toBe('first');
  await first;
  expect(await onDisk()).toBe('first');
  expect(await readSetting(database, 'partnership')).toBeNull();
});

test('the first one breaks off, the next ones go on', async () => {
  const broken = inTransaction(database, async (within) => {
    await writeSetting(within, 'partnership', 'broken');
    throw new Error('broken off');
  });
  await Promise.allSettled([broken, write('next')]);
  expect(await onDisk()).toBe('next');
  expect(await readSetting(database, 'partnership')).toBeNull();
});

test('[S7] nobody reads what is not on the disk, nor waits for who writes', async () => {
  await write('old');
  let isTold = false;
  const writing = inTransaction(database, async (within) => {
    await writeSetting(within, 'epoch', 'new');
    expect(await readSetting(within, 'epoch')).toBe('new');
    expect(await readSetting(database, 'epoch')).toBe('old');
  }).then(() => {
    isTold = true;
  });
  for (let read = await readSetting(database, 'epoch'); !isTold; ) {
    expect([read, isTold]).not.toEqual(['new', false]);
    await new Promise((go) => setImmediate(go));
    read = isTold ? read : await readSetting(database, 'epoch');
  }
  await writing;
  expect(await readSetting(database, 'epoch')).toBe('new');
});

test('a flush that fails is told to everybody whose work was in it, and the next one succeeds', async () => {
  const wrong = inTransaction(database, async (within) => {
    await sql.raw('PRAGMA defer_foreign_keys = ON').execute(within.sql);
    const row = { id: 'client-1', partnership: 'smalltown', person: 'nobody', last_seq: 0 };
    const rest = { made_at: 0, session: null, waiting: 0, came_at: null };
    await within.sql
      .insertInto('client')
      .values({ ...row, ...rest })
      .execute();
  });
  const told = await Promise.allSettled([write('lost'), wrong]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await onDisk()).toBeNull();
  await write('next');
  expect(await onDisk()).toBe('next');
});

test('what the database itself undoes is told to everybody whose work was in it', async () => {
  await sql
    .raw(
      `CREATE TRIGGER full BEFORE INSERT ON setting WHEN NEW.value = 'too much' BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END`,
    )
    .execute(database.sql);
  const told = await Promise.allSettled([write('lost'), write('too much'), write('next')]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await onDisk()).toBe('next');
});

test('a write by itself is on the disk before it is told', async () => {
  await Promise.all([
    writeSetting(database, 'epoch', 'by itself'),
    write('in a transaction'),
    writeSetting(database, 'epoch', 'again'),
  ]);
  expect(await onDisk()).toBe('again');
});
