import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { type ChangeRow, type PersonTables, personTableIndexes } from '../../src/device/rows.ts';
import { openStore } from '../../src/device/store.ts';
import { requestHeader } from '../../src/sync/messages.ts';
import { type Disk, turnOn } from '../support/phone.ts';
import { oneInTheMorning, type TestWorld } from '../support/world.ts';
import { givenOlive, incident, must, syncsSent, type Town } from './given.ts';
import { change, idOf } from './given-rows.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

const olive = 'beatbook-person-olive-officer';
const oldClient = idOf(7777);

/** As release 0.1.0 left them: numbers and the time of taking on the rows themselves. */
const rows: readonly ChangeRow[] = [
  change(1, { state: 'received', takenAt: 5, receivedAt: oneInTheMorning, madeVersion: 1 }),
  change(2, { seq: 2, takenAt: 5, fields: incident({ note: 'arrived, unheard' }) }),
  change(3, { seq: 3, takenAt: 5, fields: incident({ note: 'never arrived' }) }),
  change(4, { record: idOf(1003), base: 1, fields: { note: 'changed' }, seq: 4, takenAt: 5 }),
  change(5, { fields: incident({ note: 'never taken' }) }),
  change(6, { state: 'refused', takenAt: 5, fault: { code: 'not-allowed' } }),
];

/** Olive's phone as she put it down with release 0.1.0; its one reply was lost. */
async function givenFirstRelease(): Promise<Town & { readonly disk: Disk }> {
  const town = await givenOlive();
  const { phone, world } = town;
  phone.kill();
  const metas = await rowsIn(phone.disk, 'olive-officer', 'meta');
  const { disk } = phone;
  await done(disk.indexedDB.deleteDatabase(olive));
  const store = openStore<Pick<PersonTables, 'changes' | 'meta' | 'drafts'>>({
    name: olive,
    indexes: [personTableIndexes[0]],
    databases: { indexedDB: disk.indexedDB, IDBKeyRange },
    pause: async () => undefined,
  });
  must(
    await store.write(async ({ changes, meta, drafts }) => {
      await changes.putAll(rows);
      await meta.putAll(metas.map((row) => inFirstRelease(row)) as never);
      await drafts.put({ key: 'patrol:new', kind: 'patrol', fields: {}, savedAt: 1 });
    }),
  );
  store.close();
  await send(world, [change(1, { seq: 1 }), rows[1] as ChangeRow]);
  return { ...town, disk };
}

const inFirstRelease = ({ key, value }: Readonly<Record<string, unknown>>) => {
  if (key !== 'meta') return { key, value };
  const { sending: _, ...before } = value as Record<string, unknown>;
  return { key, value: { ...before, clientId: oldClient, nextSeq: 5, cursor: null, epoch: null } };
};

const send = (world: TestWorld, changes: readonly ChangeRow[]): Promise<Response> =>
  world.wire.server('/api/sync', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [requestHeader]: '1' },
    body: JSON.stringify({
      protocol: 1,
      client: oldClient,
      person: 'olive-officer',
      epoch: null,
      cursor: null,
      reference: null,
      changes: changes.map(({ n: _, state: __, takenAt: ___, ...sent }) => sent),
    }),
  });

const done = (request: IDBOpenDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

test('[S1] storage of release 0.1.0 opens with every row as it was, and shows what it held', async () => {
  const { world, disk } = await givenFirstRelease();
  world.wire.weather = 'offline';
  const phone = turnOn(world, { disk });
  await phone.until('no signal', ({ sync }) => sync.phase === 'waiting');
  expect(statesOf(phone.state().records, 2, 3, 5, 6)).toEqual([
    'saved',
    'saved',
    'saved',
    'attention',
  ]);
  expect(phone.state()).toMatchObject({ unsent: 3, needsAttention: 1 });
  expect([...phone.state().drafts.keys()]).toEqual(['patrol:new']);
  expect(await rowsIn(disk, 'olive-officer', 'changes')).toEqual(rows);
  expect(await indexesIn(disk)).toEqual(['[state+n]', 'record']);
});

test('[S2] [S3] what 0.1.0 had numbered goes out under numbers of a new client, and has one effect', async () => {
  const { server, world, disk } = await givenFirstRelease();
  const before = syncsSent(world).length;
  const phone = turnOn(world, { disk });
  await phone.until(
    'sent',
    ({ stage, unsent, sync }) => stage === 'ready' && unsent === 0 && sync.phase === 'settled',
  );
  const sent = syncsSent(world).slice(before);
  expect(sent.flatMap(({ changes }) => changes.map(({ id, seq }) => [id, seq]))).toEqual([
    [idOf(2), 1],
    [idOf(3), 2],
    [idOf(4), 3],
    [idOf(5), 4],
  ]);
  expect(sent.some(({ client }) => client === oldClient)).toBe(false);
  expect(
    (await recordsAt(server)).map(({ id, version, fields }) => [id, version, fields.note]),
  ).toEqual([
    [idOf(1001), 1, undefined],
    [idOf(1002), 1, 'arrived, unheard'],
    [idOf(1003), 2, 'changed'],
    [idOf(1005), 1, 'never taken'],
  ]);
  expect(statesOf(phone.state().records, 1, 2, 3, 5, 6)).toEqual([
    ...Array.from({ length: 4 }, () => 'received'),
    'attention',
  ]);
});

const statesOf = (
  records: ReadonlyMap<string, { readonly state: string }>,
  ...numbers: readonly number[]
) => numbers.map((n) => records.get(idOf(1000 + n))?.state);

async function indexesIn({ indexedDB }: Disk): Promise<string[]> {
  const request = indexedDB.open(olive);
  await done(request);
  const database = request.result;
  const names = [...database.transaction('changes').objectStore('changes').indexNames];
  database.close();
  return names;
}
