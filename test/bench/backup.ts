// `npm run bench -- backup`: how long 100,000 records take to back up and to restore, on both databases,
// beside a plain copy of the backup's file, flushed: no backup can be faster. In turn, so that a busy
// machine slows both. Seconds; the median of the rounds.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, type Database, inTransaction } from '../../src/server/database/database.ts';
import { insertRecords, type NewRecord } from '../../src/server/database/records.ts';
import { newDemonstration } from '../../src/server/demo/new-demonstration.ts';
import { openData } from '../../src/server/open-data.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { backUp, must, restore } from '../support/backup.ts';
import { startPostgres } from '../support/postgres.ts';
import { people, reference, seedsFolder } from '../support/seed-files.ts';
import { newTestWorld } from '../support/server.ts';

const count = 100_000;
const rounds = 3;
const now = Date.parse('2026-11-22T12:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'beatbook-bench-'));
await using postgres = await startPostgres();
const records = newRecords();
for (const [name, databaseUrl] of [
  ['sqlite', undefined],
  ['postgres', await postgres.newDatabase()],
] as const) {
  await fill(name, databaseUrl);
  const [backups, restores, copies]: number[][] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const file = join(folder, `${name}-${round}.backup`);
    const there = databaseUrl ? await postgres.newDatabase() : join(folder, `place-${round}`);
    const from = databaseUrl ?? join(folder, name);
    backups?.push(await secondsOf(() => must(backUp(file, from))));
    copies?.push(await secondsOf(async () => copyFlushed(file)));
    restores?.push(await secondsOf(() => must(restore(file, there))));
    if (round === 0)
      console.log(`backup-size-${name} ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  }
  tell(`backup-${count}-${name}`, backups, copies);
  tell(`restore-${count}-${name}`, restores, copies);
}
rmSync(folder, { recursive: true });

/** A demonstration's records several times over, with other ids and receipts. */
function newRecords(): readonly NewRecord[] {
  const year = newDemonstration(reference, people, now, 1);
  return Array.from({ length: count }, (_, i) => {
    const record = year[i % year.length] as NewRecord;
    return { ...record, id: randomUUID(), receiptCode: `BENCH-${i}` };
  });
}

async function fill(name: string, databaseUrl: string | undefined): Promise<void> {
  const database = await openData(join(folder, name), databaseUrl);
  await plantSeeds({ database, world: newTestWorld() }, seedsFolder);
  await inTransaction(database, async (within) => {
    await insertRecords(within, records);
    await logAll(within);
  });
  await closeDatabase(database);
}

/** A change a record, as phones would have sent them. */
async function logAll({ sql }: Database): Promise<void> {
  const partnership = reference.partnership.id;
  const person = people[0]?.id ?? '';
  const client = randomUUID();
  const row = { id: client, partnership, person, last_seq: count, made_at: now };
  await sql
    .insertInto('client')
    .values({ ...row, session: null, waiting: 0, came_at: null })
    .execute();
  for (let first = 0; first < count; first += 500) {
    const rows = records.slice(first, first + 500).map(({ id }, i) => ({
      client,
      seq: first + i + 1,
      change_id: randomUUID(),
      partnership,
      person,
      record: id,
      hash: 'f'.repeat(64),
      outcome_json: '{"result":"applied"}',
      at: now,
      is_again: 0,
    }));
    await sql.insertInto('change_log').values(rows).execute();
  }
}

function copyFlushed(file: string): void {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  const opened = openSync(copy, 'r');
  fsyncSync(opened);
  closeSync(opened);
  rmSync(copy);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function tell(name: string, ours: number[] = [], floor: number[] = []): void {
  const [a, b] = [median(ours), median(floor)];
  console.log(`${name} ${a.toFixed(2)} ${b.toFixed(2)} – ${(a / b).toFixed(1)}`);
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
}
