import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { readChangesById } from '../../src/server/database/changes.ts';
import { closeDatabase, openDatabase } from '../../src/server/database/database.ts';
import { migrate } from '../../src/server/database/migrate.ts';
import { firstStorey } from '../../src/server/database/migrations/first-storey.ts';
import { nodeSqliteDialect } from '../../src/server/database/node-sqlite.ts';
import { readRecord } from '../../src/server/database/records.ts';
import type { Tables } from '../../src/server/database/tables.ts';

/** As a database of the first release has them: a change that a renewed phone sent again. */
const rows = [
  "insert into setting values ('partnership', 'smalltown')",
  `insert into person values ('olive', 'smalltown', 'Olive', 'officer', 'police', '[]', null, 1, 1)`,
  `insert into client values ('before', 'olive', 1, 1), ('renewed', 'olive', 1, 2)`,
  `insert into change_log values
    ('renewed', 1, 'change', 'smalltown', 'olive', 'record', 'hash', '{"result":"refused"}', 20),
    ('before', 1, 'change', 'smalltown', 'olive', 'record', 'hash', '{"result":"applied"}', 10)`,
  `insert into quarantine values ('q', 'smalltown', 'olive', 'before', 'h', '{}', 'malformed', 1)`,
  `insert into record values ('record', 'smalltown', 'incident', 'olive', 'police', '[]', '{}',
    '{"note":"kept"}', '{}', '[]', 3, 7, 1, 2, 3, 'RIVER-7214', 0, 0)`,
];

test('a database of the first release keeps everything under its new keys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-migrations-'));
  const path = join(folder, 'beatbook.sqlite');
  const first = new Kysely<Tables>({ dialect: nodeSqliteDialect(path) });
  await migrate(first, { '0001-first-storey': firstStorey });
  for (const row of rows) await sql.raw(row).execute(first);
  await first.destroy();

  const database = await openDatabase(path);
  expect(await readRecord(database, 'record')).toMatchObject({
    position: 7,
    version: 3,
    fields: { note: 'kept' },
    receiptCode: 'RIVER-7214',
  });
  expect(await readChangesById(database, ['change'])).toMatchObject([
    { client: 'before', outcome: { result: 'applied' } },
  ]);
  const counted = async (table: keyof Tables) =>
    (await database.sql.selectFrom(table).selectAll().execute()).length;
  expect(await counted('change_log')).toBe(2);
  expect(await counted('quarantine')).toBe(1);
  const clients = await database.sql.selectFrom('client').select(['id', 'partnership']).execute();
  expect(clients).toEqual([
    { id: 'before', partnership: 'smalltown' },
    { id: 'renewed', partnership: 'smalltown' },
  ]);
  const broken = await sql.raw('pragma foreign_key_check').execute(database.sql);
  expect(broken.rows).toEqual([]);
  await closeDatabase(database);
  await rm(folder, { recursive: true });
});
