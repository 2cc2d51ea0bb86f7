/** What really lies at the server and on the disks, read past all their rules. */
import { sql } from 'kysely';
import { changesIn } from '../../src/device/received.ts';
import { fold, type Replica } from '../../src/device/replica.ts';
import type { ChangeRow, Meta, PageRow, ReceivedRow } from '../../src/device/rows.ts';
import { readQuarantine } from '../../src/server/database/quarantine.ts';
import { recordOf, type StoredRecord } from '../../src/server/database/records.ts';
import { readVersionFloor } from '../../src/server/database/settings.ts';
import type { Outcome } from '../../src/sync/messages.ts';
import type { Disk } from '../support/phone.ts';
import type { Handset } from './handset.ts';
import type { Sim } from './sim.ts';
import type { Books } from './truth.ts';
import { rest } from './turns.ts';

export type Logged = {
  readonly client: string;
  readonly seq: number;
  readonly change: string;
  readonly person: string;
  readonly record: string;
  readonly result: Outcome['result'];
};

export type OnDisk = {
  readonly handset: Handset;
  readonly person: string;
  /** Received ones too. */
  readonly changes: readonly ChangeRow[];
  readonly meta: Partial<Meta>;
  readonly pages: readonly PageRow[];
  readonly replica: Replica;
};

export type Evidence = {
  /** Deleted ones too. */
  readonly records: readonly StoredRecord[];
  readonly log: readonly Logged[];
  readonly disks: readonly OnDisk[];
};

export const readEvidence = async (sim: Sim): Promise<Evidence> => ({
  records: await recordsAt(sim),
  log: await logAt(sim),
  disks: await readDisks(sim.handsets),
});

export async function recordsAt({ town }: Sim): Promise<readonly StoredRecord[]> {
  const { database } = town.deps();
  const rows = await database.sql.selectFrom('record').selectAll().orderBy('position').execute();
  return rows.map(recordOf);
}

/** How many changes have been answered. */
export const changesAt = async (sim: Sim): Promise<number> => (await logAt(sim)).length;

/** Ids of those. */
export const changesKnown = async (sim: Sim): Promise<ReadonlySet<string>> =>
  new Set((await logAt(sim)).map(({ change }) => change));

async function logAt({ town }: Sim): Promise<readonly Logged[]> {
  const rows = await town
    .deps()
    .database.sql.selectFrom('change_log')
    .selectAll()
    .orderBy(sql`rowid`)
    .execute();
  return rows.map((row) => ({
    client: row.client,
    seq: row.seq,
    change: row.change_id,
    person: row.person,
    record: row.record,
    result: (JSON.parse(row.outcome_json) as Pick<Outcome, 'result'>).result,
  }));
}

/** Between two lives of the server. */
export async function readBooks(sim: Sim): Promise<Books> {
  const taken = (await logAt(sim)).filter(({ result }) => result !== 'refused');
  return {
    floor: await readVersionFloor(sim.town.deps().database),
    versions: new Map((await recordsAt(sim)).map(({ id, version }) => [id, version])),
    taken: new Set(taken.map(({ change }) => change)),
  };
}

/** What a server refused is remembered here even when it goes back to before. */
export async function harvestRefused({ town, truth }: Sim): Promise<void> {
  for (const { raw } of await readQuarantine(town.deps().database)) {
    if (truth.refused.has(raw)) continue;
    truth.refused.add(raw);
    truth.count('refused');
  }
}

const prefix = 'beatbook-person-';

export async function peopleOn({ disk }: Pick<Handset, 'disk'>): Promise<readonly string[]> {
  const found = await driven(disk.indexedDB.databases());
  return found
    .flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))
    .sort();
}

export async function readDisks(handsets: readonly Handset[]): Promise<OnDisk[]> {
  const read: OnDisk[] = [];
  for (const handset of handsets) read.push(...(await readAllOn(handset)));
  return read;
}

/** `disk`: one that was the handset's before. */
export async function readAllOn(handset: Handset, disk = handset.disk): Promise<OnDisk[]> {
  const read: OnDisk[] = [];
  for (const person of await peopleOn({ disk })) {
    read.push(await driven(readDisk(handset, disk, person)));
  }
  return read;
}

async function readDisk(handset: Handset, disk: Disk, person: string): Promise<OnDisk> {
  const database = await asked(disk.indexedDB.open(`${prefix}${person}`));
  const rowsOf = async <Row>(table: string): Promise<Row[]> => {
    if (!database.objectStoreNames.contains(table)) return [];
    return asked(database.transaction(table).objectStore(table).getAll());
  };
  const pages = await rowsOf<PageRow>('pages');
  const replica = pages.reduce<Replica>(
    (all, { records }) => fold(all, JSON.parse(records)),
    new Map(),
  );
  const received = await rowsOf<ReceivedRow>('received');
  const changes = [...(await rowsOf<ChangeRow>('changes')), ...received.flatMap(changesIn)];
  const metas = await rowsOf<{ readonly key: string; readonly value: Partial<Meta> }>('meta');
  const meta = metas.find(({ key }) => key === 'meta')?.value ?? {};
  database.close();
  return { handset, person, changes, pages, replica, meta };
}

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Storage answers in turns of ours: somebody has to take them. */
export async function driven<T>(work: Promise<T>): Promise<T> {
  await rest();
  const late = Symbol('late');
  const done = await Promise.race([work, rest().then(() => late)]);
  if (done === late) throw new Error('Storage does not answer.');
  return done as T;
}
