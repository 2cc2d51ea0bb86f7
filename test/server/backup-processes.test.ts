/** Backup and restore as processes of their own, beside a server that goes on serving. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { readSetting } from '../../src/server/database/settings.ts';
import type { SyncReply } from '../../src/sync/messages.ts';
import { must, restore } from '../support/backup.ts';
import { idOf, newChange } from '../support/changes.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newRequest } from '../support/server.ts';
import { checkout, type ServerProcess, startServer } from '../support/server-process.ts';

// Many processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const backups = 5;
const changesPerPush = 5;

let postgres: Postgres;
let folder: string;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-backups-'));
});
afterEach(() => rm(folder, { recursive: true }));

const node = join(checkout, 'node_modules/.bin/node');

const argumentsFor = (command: string, file: string, { data }: Pick<ServerProcess, 'data'>) => [
  join(checkout, `src/server/${command}.ts`),
  file,
  '--data',
  data,
];

/** The exit code of the real command. */
async function run(
  command: 'backup' | 'restore',
  file: string,
  server: ServerProcess,
  databaseUrl = '',
): Promise<number> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const child = spawn(node, argumentsFor(command, file, server), { env, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code;
}

async function signIn(server: ServerProcess): Promise<string> {
  const code = server.linkFor('Olive Officer').split('/').at(-1);
  const response = await ask(server, '/api/session', { code, device: 'Test phone' }, '');
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const ask = (server: ServerProcess, path: string, body: unknown, cookie: string) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-beatbook': '1', cookie },
    body: JSON.stringify(body),
  });

async function sync(server: ServerProcess, cookie: string, given: object): Promise<SyncReply> {
  const request = { ...newRequest(idOf('a phone'), 'olive-officer'), ...given };
  const response = await ask(server, '/api/sync', request, cookie);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as SyncReply;
}

const changesFrom = (first: number) =>
  Array.from({ length: changesPerPush }, (_, i) => newChange(`record ${first + i}`, first + i));

/** How far the one phone had come: each change has its record, and none before it is missing. */
async function prefixIn({ sql }: Database): Promise<number> {
  const log = await sql.selectFrom('change_log').select(['seq', 'record']).orderBy('seq').execute();
  const records = await sql.selectFrom('record').select('id').execute();
  const clients = await sql.selectFrom('client').select('last_seq').execute();
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
  expect(records.map(({ id }) => id).sort()).toEqual(log.map(({ record }) => record).sort());
  expect(clients.map(({ last_seq }) => last_seq)).toEqual([log.length]);
  expect(log.length % changesPerPush).toBe(0);
  return log.length;
}

const engines = { SQLite: async () => '', PostgreSQL: () => postgres.newDatabase() };

test.each(
  Object.keys(engines) as (keyof typeof engines)[],
)('backups of a server on %s that is being written to are each one moment of it', async (engine) => {
  const databaseUrl = await engines[engine]();
  await using server = await startServer({ databaseUrl });
  const cookie = await signIn(server);
  let pushed = 0;
  let isOver = false;
  const push = async () => {
    while (!isOver) {
      await sync(server, cookie, { changes: changesFrom(pushed + 1) });
      pushed += changesPerPush;
    }
  };
  const pushing = push();
  const told: number[] = [];
  for (let i = 0; i < backups; i++) {
    const before = pushed;
    const file = join(folder, `${i}.backup`);
    expect(await run('backup', file, server, databaseUrl)).toBe(0);
    const after = pushed;
    await must(restore(file, join(folder, `place-${i}`)));
    const restored = await openDatabase(join(folder, `place-${i}`, 'beatbook.sqlite'));
    const prefix = await prefixIn(restored);
    await closeDatabase(restored);
    expect(prefix).toBeGreaterThanOrEqual(before);
    expect(prefix).toBeLessThanOrEqual(after + changesPerPush);
    told.push(prefix);
  }
  isOver = true;
  await pushing;
  expect(told.at(-1)).toBeGreaterThan(told[0] ?? 0);
});

test.each(
  Object.keys(engines) as (keyof typeof engines)[],
)('[S13] a server on %s that is running has the restored records with its next request', async (engine) => {
  const databaseUrl = await engines[engine]();
  await using server = await startServer({ databaseUrl });
  const cookie = await signIn(server);
  const file = join(folder, 'one.backup');
  const { epoch, cursor } = await sync(server, cookie, { changes: changesFrom(1) });
  expect(await run('backup', file, server, databaseUrl)).toBe(0);
  await sync(server, cookie, { epoch, cursor, changes: changesFrom(6) });
  expect(await run('restore', file, server, databaseUrl)).toBe(0);

  const missed = changesFrom(6);
  const next = await sync(server, cookie, { epoch, cursor, changes: missed });
  expect([next.isReset, next.outcomes, next.records.length]).toEqual([true, [], 5]);
  expect(next.epoch).not.toBe(epoch);
  const again = await sync(server, cookie, {
    epoch: next.epoch,
    cursor: next.cursor,
    changes: missed,
  });
  expect(again.outcomes.map(({ result }) => result)).toEqual(Array(5).fill('applied'));
});

test('a restore that is killed in the middle changes nothing, and can be begun again', async () => {
  await using server = await startServer({ isDemonstration: true });
  const file = join(folder, 'one.backup');
  expect(await run('backup', file, server)).toBe(0);
  const database = await openDatabase(join(server.data, 'beatbook.sqlite'));
  const epoch = await readSetting(database, 'epoch');
  const records = () => database.sql.selectFrom('record').select(['id', 'position']).execute();
  const before = await records();

  const isAside = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!readdirSync(folder).some((name) => /^before-restore-.*\.backup$/.test(name))) return;
      watcher.close();
      resolve();
    });
  });
  const child = spawn(node, argumentsFor('restore', file, server), {
    env: { ...process.env, DATABASE_URL: '' },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  await isAside;
  child.kill('SIGKILL');
  expect((await gone)[1]).toBe('SIGKILL');
  expect(await readSetting(database, 'epoch')).toBe(epoch);
  expect(await records()).toEqual(before);

  expect(await run('restore', file, server)).toBe(0);
  expect(await readSetting(database, 'epoch')).not.toBe(epoch);
  expect(await records()).toHaveLength(before.length);
  await closeDatabase(database);
});

test('where the disk is full there is no backup, not half of one', async () => {
  await using server = await startServer({ isDemonstration: true });
  const file = join(folder, 'one.backup');
  const command = [node, ...argumentsFor('backup', file, server)].map((it) => `'${it}'`).join(' ');
  // No file may grow past 2 MB: to a program the same as a disk that is full.
  const { status, stdout } = spawnSync('sh', ['-c', `ulimit -f 4000; exec ${command}`], {
    env: { ...process.env, DATABASE_URL: '' },
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, expect.stringContaining('It broke off')]);
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});
