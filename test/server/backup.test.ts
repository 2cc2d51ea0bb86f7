import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newCode } from '../../src/server/accounts/codes.ts';
import { copiedNames, leftOutTables } from '../../src/server/database/backup/copied-tables.ts';
import { closeDatabase, openDatabase } from '../../src/server/database/database.ts';
import { migrate } from '../../src/server/database/migrate.ts';
import { firstStorey } from '../../src/server/database/migrations/first-storey.ts';
import { nodeSqliteDialect } from '../../src/server/database/node-sqlite.ts';
import { readSetting } from '../../src/server/database/settings.ts';
import type { Tables } from '../../src/server/database/tables.ts';
import { backUp, contentOf, must, restore } from '../support/backup.ts';
import { newChange } from '../support/changes.ts';
import { newTestServer, type TestServer } from '../support/server.ts';

let folder: string;
let data: string;
let file: string;
let server: TestServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-backup-'));
  data = join(folder, 'data');
  file = join(folder, 'one.backup');
  mkdirSync(data);
  server = await newTestServer({ path: join(data, 'beatbook.sqlite') });
});
afterEach(async () => {
  await closeDatabase(server.database);
  await rm(folder, { recursive: true });
});

test('every table is in a backup, or named among those that are not', async () => {
  const { sql } = server.database;
  const tables = await sql.introspection.getTables();
  const named: readonly string[] = [...copiedNames, ...leftOutTables];
  expect(tables.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
});

test('a backup tells its size, its records and its time, and that the keys are not in it', async () => {
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('one', 1), newChange('two', 2)] });
  const { code, lines } = await backUp(file, data);
  expect(code).toBe(0);
  expect(lines).toEqual([
    expect.stringContaining('keys.json'),
    expect.stringMatching(/one\.backup: \d\.\d MB, 2 records, 2026-11-22 12:00 UTC$/),
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['data', 'one.backup']);
});

test('a file that is there is never written over', async () => {
  writeFileSync(file, 'mine');
  expect(await backUp(file, data)).toMatchObject({ code: 1 });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test.each([
  ['no folder for it', () => backUp(join(folder, 'none', 'one.backup'), data), 'It broke off'],
  ['no data', () => backUp(file, join(folder, 'nowhere')), 'There is no data yet'],
  ['no file', () => restore(file, data), 'is no backup of Beatbook'],
  ['no arguments', () => restore('', data), 'How to restore'],
])('%s: one clear line, and nothing is made', async (_, command, says) => {
  const { code, lines } = await command();
  expect([code, lines[0]]).toEqual([1, expect.stringContaining(says)]);
  expect(lines.at(-1)).toBe('Nothing was changed.');
  expect(readdirSync(folder)).toEqual(['data']);
});

test.each([
  ['cut off', () => truncateSync(file, 20_000)],
  ['one byte of a record changed', () => alter("update record set author = 'nobody'")],
  ['a record taken out', () => alter('delete from record')],
  ['its manifest changed', () => alter("update manifest set manifest_json = '{}'")],
  ['another file', () => writeFileSync(file, 'not a database, but long enough to be one')],
  ['a database of a server', () => copyFileSync(join(data, 'beatbook.sqlite'), file)],
])('a backup with %s is refused, and nothing is changed', async (_, damage) => {
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('one', 1)] });
  await must(backUp(file, data));
  damage();
  const before = await contentOf(join(data, 'beatbook.sqlite'));
  const epoch = await readSetting(server.database, 'epoch');
  const { code, lines } = await restore(file, data);
  expect([code, lines[0]]).toEqual([
    1,
    expect.stringMatching(/is damaged|is no backup of Beatbook/),
  ]);
  expect(lines).toHaveLength(2);
  expect(await contentOf(join(data, 'beatbook.sqlite'))).toEqual(before);
  expect(await readSetting(server.database, 'epoch')).toBe(epoch);
  expect(readdirSync(folder).sort()).toEqual(['data', 'one.backup']);
});

test('a database of the first release is backed up as it is, and brought up to date when it is restored', async () => {
  const old = join(folder, 'old');
  mkdirSync(old);
  const first = new Kysely<Tables>({ dialect: nodeSqliteDialect(join(old, 'beatbook.sqlite')) });
  await migrate(first, { '0001-first-storey': firstStorey });
  for (const row of firstRows) await sql.raw(row).execute(first);
  await must(backUp(file, old));
  expect((await sql.raw('select * from kysely_migration').execute(first)).rows).toHaveLength(1);
  await first.destroy();

  const place = join(folder, 'place');
  await must(restore(file, place));
  const restored = await openDatabase(join(place, 'beatbook.sqlite'));
  const client = await restored.sql.selectFrom('client').selectAll().executeTakeFirst();
  expect(client).toMatchObject({ id: 'before', partnership: 'smalltown', last_seq: 1 });
  expect(await restored.sql.selectFrom('record').select(['id', 'version']).execute()).toEqual([
    { id: 'record', version: 3 },
  ]);
  await closeDatabase(restored);
  expect(readdirSync(folder).sort()).toEqual(['data', 'old', 'one.backup', 'place']);
});

const firstRows = [
  "insert into setting values ('partnership', 'smalltown')",
  `insert into person values ('olive', 'smalltown', 'Olive', 'officer', 'police', '[]', null, 1, 1)`,
  `insert into client values ('before', 'olive', 1, 1)`,
  `insert into change_log values
    ('before', 1, 'change', 'smalltown', 'olive', 'record', 'hash', '{"result":"applied"}', 10)`,
  `insert into record values ('record', 'smalltown', 'incident', 'olive', 'police', '[]', '{}',
    '{"note":"kept"}', '{}', '[]', 3, 7, 1, 2, 3, 'RIVER-7214', 0, 0)`,
];

test.each([
  ['of a newer format', { format: 2 }],
  ['with tables of a release to come', { migrations: ['0001-first-storey', '0999-to-come'] }],
])('a backup %s is refused with that release’s name', async (_, newer) => {
  await must(backUp(file, data));
  rewriteManifest({ ...newer, release: '9.9.9' });
  const { code, lines } = await restore(file, data);
  expect([code, lines[0]]).toEqual([1, expect.stringContaining('newer Beatbook (9.9.9)')]);
});

test('a stolen backup signs nobody in: it holds no code, no token and no key', async () => {
  const code = await server.codeFor('olive-officer');
  const olive = await server.signIn('olive-officer');
  await must(backUp(file, data));
  const bytes = readFileSync(file);
  for (const secret of [code, olive.cookie.split('=')[1] ?? newCode(server.world)]) {
    expect(bytes.includes(secret)).toBe(false);
  }
  const opened = new DatabaseSync(file, { readOnly: true });
  expect(opened.prepare('select count(*) as links from sign_in_link').get()).toEqual({ links: 0 });
  opened.close();
});

function alter(statement: string): void {
  const opened = new DatabaseSync(file);
  opened.exec(statement);
  opened.close();
}

function rewriteManifest(change: object): void {
  const opened = new DatabaseSync(file);
  const json = String(opened.prepare('select manifest_json from manifest').get()?.manifest_json);
  opened
    .prepare('update manifest set manifest_json = ?')
    .run(JSON.stringify({ ...JSON.parse(json), ...change }));
  opened.close();
}
