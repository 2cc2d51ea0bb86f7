/** Two servers as `npm start` starts them, on one PostgreSQL: to a phone they are one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseArguments } from '../../src/server/arguments.ts';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { readRecords } from '../../src/server/database/records.ts';
import { readReference } from '../../src/server/database/reference.ts';
import { runImport } from '../../src/server/import/run-import.ts';
import type { Change, SyncReply } from '../../src/sync/messages.ts';
import { idOf, newChange } from '../support/changes.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newRequest } from '../support/server.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { feature, fileOf } from './ward-file.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const phones = 6;
const batches = 8;
const changesPerBatch = 10;

let postgres: Postgres;
let first: ServerProcess;
let second: ServerProcess;
let database: Database;
let cookie: string;
let databaseUrl: string;

beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.newDatabase();
  first = await startServer({ databaseUrl });
  cookie = await signInAt(first, first.linkFor('Olive Officer'));
  second = await startServer({ databaseUrl });
  database = await openDatabase(databaseUrl);
});
afterAll(async () => {
  await closeDatabase(database);
  for (const server of [first, second]) await server[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

const ask = (server: ServerProcess, path: string, body: unknown, asked = cookie) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-beatbook': '1', cookie: asked },
    body: JSON.stringify(body),
  });

const trySignIn = (server: ServerProcess, code: string | undefined) =>
  ask(server, '/api/session', { code, device: 'Test phone' }, '');

async function signInAt(server: ServerProcess, link: string): Promise<string> {
  const response = await trySignIn(server, link.split('/').at(-1));
  expect(response.status).toBe(201);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function push(server: ServerProcess, phone: string, changes: readonly Change[]) {
  const request = newRequest(idOf(phone), 'olive-officer', changes);
  const response = await ask(server, '/api/sync', request);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as SyncReply;
}

const changesOf = (phone: string, from: number, count: number): readonly Change[] =>
  Array.from({ length: count }, (_, i) => newChange(`${phone} ${from + i}`, from + i));

/** How often each record of these phones was written: by its version. */
async function versionsOf(prefix: string, count: number): Promise<readonly number[]> {
  const records = await readRecords(database, ['incident']);
  const versions = new Map(records.map(({ id, version }) => [id, version]));
  return Array.from({ length: count }, (_, i) => versions.get(idOf(`${prefix} ${i + 1}`)) ?? 0);
}

test('the server says which database it uses, and not by which password', () => {
  expect(first.output()).toContain('Its records are in PostgreSQL, database beatbook_1');
});

test('who signed in at one server is signed in at the other, and signs out at both', async () => {
  const link = second.linkFor('Odette Officer');
  const odette = await signInAt(first, link);
  expect((await trySignIn(second, link.split('/').at(-1))).status).toBe(410);
  const whoAt = async (server: ServerProcess) =>
    (await fetch(`${server.url}/api/session`, { headers: { cookie: odette } })).status;
  expect(await whoAt(second)).toBe(200);
  const headers = { cookie: odette, 'x-beatbook': '1' };
  await fetch(`${second.url}/api/session`, { method: 'DELETE', headers });
  expect(await whoAt(first)).toBe(401);
});

test('[S2] the same changes at both servers at once have one effect', async () => {
  const changes = changesOf('both', 1, 20);
  const servers = [first, second, first, second];
  const replies = await Promise.all(servers.map((server) => push(server, 'both', changes)));
  for (const { outcomes, appliedSeq } of replies) {
    expect(appliedSeq).toBe(20);
    expect(outcomes.map(({ result }) => result)).toEqual(Array(20).fill('applied'));
  }
  expect(await versionsOf('both', 20)).toEqual(Array(20).fill(1));
});

test('[S2] a phone and its copy that send the same edits to both servers have one effect', async () => {
  const changes = [
    ...changesOf('copied', 1, 5),
    ...changesOf('copied', 1, 5).map(({ record }, i) => ({
      ...newChange('copied', 6 + i, { base: 1, fields: { note: `note ${i}` } }),
      record,
    })),
  ];
  const [one, other] = await Promise.all([
    push(first, 'copied', changes),
    push(second, 'its copy', changes),
  ]);
  const receipts = ({ outcomes }: SyncReply) => outcomes.map(({ receipt }) => receipt);
  expect(receipts(one)).toEqual(receipts(other));
  expect(await versionsOf('copied', 5)).toEqual(Array(5).fill(2));
});

test('[S6] edits of different fields at both servers at once both stand', async () => {
  await push(first, 'shared', changesOf('shared', 1, 10));
  const editOf = (phone: string, fields: Change['fields']) =>
    changesOf('shared', 1, 10).map(({ record }, i) => ({
      ...newChange(phone, i + 1, { base: 1, fields }),
      record,
    }));
  await Promise.all([
    push(first, 'left', editOf('left', { note: 'swept up' })),
    push(second, 'right', editOf('right', { class: 'personal' }).toReversed()),
  ]);
  const records = await readRecords(database, ['incident']);
  const shared = changesOf('shared', 1, 10).map(
    ({ record }) => records.find(({ id }) => id === record)?.fields,
  );
  for (const fields of shared)
    expect(fields).toMatchObject({ note: 'swept up', class: 'personal' });
});

test('[S2] a server that is killed in the middle of many pushes loses nothing and repeats nothing', async () => {
  const victim = first;
  let answered = 0;
  const send = async (server: ServerProcess, phone: string) => {
    for (let batch = 0; batch < batches; batch++) {
      const from = batch * changesPerBatch + 1;
      await push(server, phone, changesOf(phone, from, changesPerBatch));
      if (++answered === phones && server === victim) await victim.kill();
    }
  };
  const names = Array.from({ length: phones }, (_, i) => `phone ${i}`);
  const sent = await Promise.allSettled(names.map((phone) => send(victim, phone)));
  expect(sent.map(({ status }) => status)).toEqual(Array(phones).fill('rejected'));

  await Promise.all(names.map((phone) => send(second, phone)));
  for (const phone of names) {
    const count = batches * changesPerBatch;
    expect(await versionsOf(phone, count)).toEqual(Array(count).fill(1));
  }
  await victim.start();
});

test('an import goes where the servers are, and they have it at once', async () => {
  const versionAt = async (server: ServerProcess, phone: string) =>
    (await push(server, phone, [])).reference?.version;
  const before = await versionAt(second, 'before');
  const reference = (await readReference(database))?.content;
  const features = reference?.wards.map(({ id, name, outline }) =>
    feature(id, name, outline[0], id.slice(0, 9)),
  );
  const file = join(first.data, 'wards.geojson');
  await writeFile(file, fileOf(features ?? []));
  const said: string[] = [];
  const env = { DATABASE_URL: databaseUrl };
  expect([await runImport(['wards', file], (line) => said.push(line), env), said]).toEqual([
    0,
    expect.arrayContaining([expect.stringContaining('have new outlines')]),
  ]);
  expect(await versionAt(second, 'after')).not.toBe(before);
  expect(await versionAt(first, 'after')).toBe(await versionAt(second, 'after'));
});

test('an address that is no PostgreSQL’s is refused, without showing it', () => {
  const refusal = parseArguments([], { DATABASE_URL: 'mysql://somebody:secret@host/name' });
  expect(refusal).toMatch(/^DATABASE_URL is no address of a PostgreSQL/);
  expect(refusal).not.toContain('secret');
});

test('tries to sign in are counted at all servers together', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) {
    const server = i % 2 === 0 ? first : second;
    statuses.push((await trySignIn(server, 'a'.repeat(43))).status);
  }
  // One of the ten was spent above, on a link that had been used.
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect(statuses.slice(0, 6)).not.toContain(429);
});
