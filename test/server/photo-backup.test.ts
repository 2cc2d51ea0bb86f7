/** Photos lie beside their records, so that one backup is everything, whichever engine it comes from or goes to. */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { readPhoto, readPhotoBytes } from '../../src/server/database/photos.ts';
import { backUp, must, restore } from '../support/backup.ts';
import { idOf } from '../support/changes.ts';
import { handMadeJpeg, photoOf } from '../support/jpeg.ts';
import { photographed, senderOf } from '../support/photo-parts.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newTestServer } from '../support/server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let postgres: Postgres;
let folder: string;

beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'beatbook-photos-'));
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const bytes = handMadeJpeg();
const photo = photoOf(bytes);
const key = { record: idOf('drinking'), hash: photo.hash, partnership: 'maidstone' };

async function lookInto<T>(place: string, look: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(place);
  const seen = await look(database);
  await closeDatabase(database);
  return seen;
}

const photoAt = (place: string) =>
  lookInto(place, async (database) => ({
    ...(await readPhoto(database, key)),
    bytes: await readPhotoBytes(database, key),
  }));

/** What each table's rows came to when they were backed up. */
function sumsIn(file: string): Record<string, unknown> {
  const opened = new DatabaseSync(file, { readOnly: true });
  const row = opened.prepare('select manifest_json from manifest').get();
  opened.close();
  return JSON.parse(String(row?.manifest_json)).tables;
}

test('[S20] a photo goes from SQLite to PostgreSQL and back, byte for byte, and half of one goes on', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  const server = await newTestServer({ path: join(data, 'beatbook.sqlite') });
  const olive = await server.signIn('olive-officer');
  const half = photoOf(handMadeJpeg({ seed: 2 }));
  await olive.sync({ changes: [photographed('drinking', 1, [photo, half])] });
  await senderOf(server, olive, photo).all(bytes);
  await senderOf(server, olive, half).part(handMadeJpeg({ seed: 2 }), 0);
  await closeDatabase(server.database);

  const [first, second] = [join(folder, 'one.backup'), join(folder, 'two.backup')];
  const url = await postgres.newDatabase();
  await must(backUp(first, data));
  await must(restore(first, url));
  const whole = { bytesHere: bytes.length, isWhole: true, bytes };
  expect(await photoAt(url)).toEqual(whole);
  await must(backUp(second, url));
  for (const table of ['photo', 'photo_part']) {
    expect(sumsIn(second)[table]).toEqual(sumsIn(first)[table]);
  }
  const back = join(folder, 'back');
  await must(restore(second, back));
  const path = join(back, 'beatbook.sqlite');
  expect(await photoAt(path)).toEqual(whole);

  const again = await lookInto(path, async (database) => {
    const restored = await newTestServer({ database });
    const client = await restored.signIn('olive-officer');
    return (await senderOf(restored, client, half).all(handMadeJpeg({ seed: 2 }))).json();
  });
  expect(again).toMatchObject({ isWhole: true });
});
