import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/server/database/database.ts';
import { readSetting, writeSetting } from '../../src/server/database/settings.ts';
import { backUp, contentOf, must, restore } from '../support/backup.ts';
import { idOf, newChange } from '../support/changes.ts';
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

const recordIds = async () =>
  (await server.database.sql.selectFrom('record').select('id').execute()).map(({ id }) => id);

test('a restore brings back what was there, and nothing of what came after', async () => {
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('one', 1), newChange('odd', 2, oddFields)] });
  await must(backUp(file, data));
  const before = await contentOf(join(data, 'beatbook.sqlite'));
  await olive.sync({ changes: [newChange('late', 3)] });
  await must(restore(file, data));
  expect(await contentOf(join(data, 'beatbook.sqlite'))).toEqual(before);
});

test('what was there before a restore is put aside, and can itself be restored', async () => {
  const olive = await server.signIn('olive-officer');
  await must(backUp(file, data));
  await olive.sync({ changes: [newChange('late', 1)] });
  const { lines } = await restore(file, data);
  expect(await recordIds()).toEqual([]);
  const aside = readdirSync(folder).find((name) => name.startsWith('before-restore-')) ?? '';
  expect(lines[0]).toContain(aside);
  expect(statSync(join(folder, aside)).mode & 0o777).toBe(0o600);
  await must(restore(join(folder, aside), join(folder, 'elsewhere')));
  const elsewhere = await openDatabase(join(folder, 'elsewhere', 'beatbook.sqlite'));
  expect(await elsewhere.sql.selectFrom('record').select('id').execute()).toHaveLength(1);
  await closeDatabase(elsewhere);
});

test('[S7] every restore begins another life, at positions that were never given', async () => {
  const olive = await server.signIn('olive-officer');
  const first = await olive.sync({ changes: [newChange('one', 1)] });
  await must(backUp(file, data));
  await must(restore(file, data));
  const second = await olive.sync({ epoch: first.epoch, cursor: first.cursor });
  expect(second.epoch).not.toBe(first.epoch);
  expect([second.isReset, second.records.length]).toEqual([true, 1]);
});

test('[S13] versions that a restored server gives were given to nothing before', async () => {
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('one', 1)] });
  await must(backUp(file, data));
  const edit = (seq: number, note: string) =>
    newChange('one', seq, { id: idOf(note), base: 1, fields: { note } });
  const versionOf = async (client: string, note: string) => {
    const sent = { client: idOf(client), changes: [edit(1, note)] };
    const [outcome] = (await olive.sync(sent)).outcomes;
    return (outcome?.record as { readonly version: number } | undefined)?.version ?? 0;
  };
  const lost = await versionOf('before', 'lost');
  await must(restore(file, data));
  expect(await versionOf('after', 'newer')).toBeGreaterThan(lost + 1000);
});

test('a backup of another partnership, or of invented records, replaces real ones only when told to', async () => {
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('one', 1)] });
  await writeSetting(server.database, 'is-demonstration', 'yes');
  await must(backUp(file, data));
  await writeSetting(server.database, 'is-demonstration', 'no');
  expect((await restore(file, data)).lines[0]).toContain('add --replace');
  await writeSetting(server.database, 'is-demonstration', 'yes');
  await writeSetting(server.database, 'partnership', 'elsewhere');
  expect((await restore(file, data)).lines[0]).toContain('holds elsewhere');
  expect(await readSetting(server.database, 'partnership')).toBe('elsewhere');
  await must(restore(file, data, '--replace'));
  expect(await readSetting(server.database, 'partnership')).toBe('maidstone');
});

test('nobody gets in by a restore who could not get in before it', async () => {
  const lost = await server.signIn('otto-officer');
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('one', 1)] });
  const unused = await server.codeFor('odette-officer');
  await must(backUp(file, data));
  const signIn = (code: string) =>
    server.ask('POST', '/api/session', { code, device: 'Test phone' });
  const ada = await server.signIn('ada-administrator');
  await ada.ask('DELETE', '/api/people/otto-officer/sessions');
  await ada.ask('DELETE', '/api/people/odette-officer');
  const made = await ada.ask('POST', '/api/people', {
    name: 'New Officer',
    role: 'officer',
    organisation: 'kent-police',
    zones: [],
  });
  expect(made.status).toBe(201);
  const before = await Promise.all([lost, olive, ada].map((it) => it.ask('GET', '/api/session')));
  await must(restore(file, data));
  const after = await Promise.all([lost, olive, ada].map((it) => it.ask('GET', '/api/session')));
  expect(after.map(({ status }) => status)).toEqual(before.map(({ status }) => status));
  expect((await signIn(unused)).status).toBe(404);
  const people = await server.database.sql.selectFrom('person').selectAll().execute();
  expect(people.find(({ id }) => id === 'odette-officer')?.is_active).toBe(0);
  expect(people.map(({ name }) => name)).toContain('New Officer');
});

test('after a restore with --sign-out nobody is signed in', async () => {
  const olive = await server.signIn('olive-officer');
  await must(backUp(file, data));
  await must(restore(file, data, '--sign-out'));
  expect((await olive.ask('GET', '/api/session')).status).toBe(401);
});

test('what the servers signed stays good: their public keys are added, never taken away', async () => {
  const register = (id: string) =>
    server.database.sql
      .insertInto('server_key')
      .values({ id, receipt_key: id, seal_key: id, made_at: 1 })
      .execute();
  await register('first');
  await must(backUp(file, data));
  await register('second');
  await must(restore(file, data));
  const keys = await server.database.sql.selectFrom('server_key').select('id').execute();
  expect(keys.map(({ id }) => id)).toEqual(expect.arrayContaining(['first', 'second']));
});

test('where what is there can’t be put aside, nothing is replaced', async () => {
  const olive = await server.signIn('olive-officer');
  await must(backUp(file, data));
  await olive.sync({ changes: [newChange('late', 1)] });
  // The stamp is the clock's: a file with that name is there.
  writeFileSync(join(folder, 'before-restore-2026-11-22T12-00-00-000Z.backup'), '');
  expect(await restore(file, data)).toMatchObject({ code: 1 });
  expect(await recordIds()).toHaveLength(1);
});

const oddFields = {
  fields: { ...newChange('odd', 1).fields, note: 'Ænigma 😀 “quoted” \\u0000 \n %s \' " ; --' },
};
