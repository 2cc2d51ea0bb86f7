import { beforeEach, expect, test, vi } from 'vitest';
import { changePerson } from '../../src/server/accounts/people.ts';
import { insertRecords, type NewRecord } from '../../src/server/database/records.ts';
import { mustReadReference, writeReference } from '../../src/server/database/reference.ts';
import { markAsDemonstration } from '../../src/server/database/settings.ts';
import { beginNewEpoch } from '../../src/server/open-data.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { pageBytesMax, pageRecordsMax } from '../../src/sync/limits.ts';
import type { SyncReply } from '../../src/sync/messages.ts';
import { idOf, incidentFields, inTown, inVillage, newChange } from '../support/changes.ts';
import { people } from '../support/seed-files.ts';
import { newTestServer, type TestClient, type TestServer, testStart } from '../support/server.ts';

/** Ten thousand records, on a machine that may have other work. */
vi.setConfig({ testTimeout: 30_000 });

let server: TestServer;
let olive: TestClient;
let otto: TestClient;
let corin: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
  otto = await server.signIn('otto-officer');
  corin = await server.signIn('corin-coordinator');
});

const after = ({ epoch, cursor, reference }: SyncReply) => ({
  epoch,
  cursor,
  reference: reference?.version ?? null,
});
const idsOf = ({ records }: SyncReply) => records.map(({ id }) => id);

/** Everything there is, page by page. */
async function pullAll(client: TestClient, from: Partial<SyncReply> = {}): Promise<SyncReply[]> {
  const pages: SyncReply[] = [];
  let at = { epoch: from.epoch ?? null, cursor: from.cursor ?? null };
  do {
    const page = await client.sync(at);
    pages.push(page);
    at = after(page);
  } while (pages.at(-1)?.hasMore);
  return pages;
}

const newRecord = (i: number, fields: object = {}, isDeleted = false): NewRecord => ({
  id: idOf(`bulk ${i}`),
  partnership: 'maidstone',
  kind: 'incident',
  author: 'olive-officer',
  organisation: 'kent-police',
  zones: ['town-centre'],
  ever: { zones: ['town-centre'], hubs: [], outcomes: [] },
  fields: { ...incidentFields, zones: ['town-centre'], ...fields },
  marks: {},
  superseded: [],
  version: 1,
  createdAt: testStart,
  changedAt: testStart,
  receivedAt: testStart,
  receiptCode: `BULK-${i}`,
  isDeleted,
  isDemonstration: false,
});

test('[S7] a phone that has nothing begins anew; from its cursor it gets what is new', async () => {
  await olive.sync({ changes: [newChange('one', 1)] });
  const first = await corin.sync();
  expect(first).toMatchObject({ isReset: true, hasMore: false });
  expect(idsOf(first)).toEqual([idOf('one')]);
  await olive.sync({ changes: [newChange('two', 2)] });
  const second = await corin.sync(after(first));
  expect(second.isReset).toBe(false);
  expect(idsOf(second)).toEqual([idOf('two')]);
  expect(idsOf(await corin.sync(after(second)))).toEqual([]);
});

test('a changed record comes again, once, with what it is now', async () => {
  await olive.sync({ changes: [newChange('one', 1), newChange('two', 2)] });
  const first = await corin.sync();
  const edit = (seq: number, note: string) =>
    newChange('one', seq, { base: seq - 2, fields: { note } });
  await olive.sync({ changes: [edit(3, 'a'), edit(4, 'b')] });
  const { records } = await corin.sync(after(first));
  expect(records).toMatchObject([{ id: idOf('one'), version: 3, fields: { note: 'b' } }]);
});

test('[S7] a cursor of another life of the database begins anew', async () => {
  await olive.sync({ changes: [newChange('one', 1)] });
  const first = await corin.sync();
  await beginNewEpoch(server);
  const second = await corin.sync(after(first));
  expect(second.isReset).toBe(true);
  expect(second.epoch).not.toBe(first.epoch);
  expect(idsOf(second)).toEqual([idOf('one')]);
});

const cursorWith = (cursor: string, given: object): string => {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return Buffer.from(JSON.stringify({ ...parts, ...given })).toString('base64url');
};

test.each([
  ['ahead of everything', { position: 999 }],
  ['negative', { position: -1 }],
  ['huge', { position: 1e300 }],
  ['of another version', { v: 2 }],
  ['of another epoch', { epoch: 'another' }],
  ['of another scope', { scope: 'somebody' }],
  ['with more in it than there is', { isAdmin: true }],
])('[S7] a cursor that is %s begins anew', async (_, given) => {
  await olive.sync({ changes: [newChange('one', 1)] });
  const first = await corin.sync();
  const cursor = cursorWith(first.cursor, given);
  const second = await corin.sync({ ...after(first), cursor });
  expect(second.isReset).toBe(true);
  expect(idsOf(second)).toEqual([idOf('one')]);
});

test.each(['x', 'bnVsbA', '%00', 'e30='])('[S7] the cursor %j begins anew', async (cursor) => {
  expect((await corin.sync({ cursor })).isReset).toBe(true);
});

test('[S11] another person’s cursor shows what one may see oneself, from the start', async () => {
  const village = { ...incidentFields, place: inVillage };
  await olive.sync({
    changes: [newChange('one', 1), newChange('village', 2, { fields: village })],
  });
  const theirs = await corin.sync();
  const mine = await otto.sync(after(theirs));
  expect(mine.isReset).toBe(true);
  expect(idsOf(mine)).toEqual([idOf('one')]);
});

test('[S7] other zones mean another scope: the replica begins anew', async () => {
  const village = { ...incidentFields, place: inVillage };
  await olive.sync({
    changes: [newChange('one', 1), newChange('village', 2, { fields: village })],
  });
  const before = await otto.sync();
  expect(idsOf(before)).toEqual([idOf('one')]);
  await changePerson(server, 'otto-officer', {
    name: 'Otto Officer',
    role: 'officer',
    organisation: 'kent-police',
    zones: ['weald'],
  });
  const moved = await otto.sync(after(before));
  expect(moved).toMatchObject({ isReset: true, person: { zones: ['weald'] } });
  expect(idsOf(moved)).toEqual([idOf('village')]);
});

test('[S11] a record that leaves someone’s sight arrives as gone, and says nothing more', async () => {
  await olive.sync({ changes: [newChange('one', 1)] });
  const before = await otto.sync();
  const move = newChange('one', 2, { base: 1, fields: { place: inVillage } });
  await olive.sync({ changes: [move] });
  const later = await otto.sync(after(before));
  expect(later.records).toEqual([{ id: idOf('one'), version: 2, isGone: true }]);
  await olive.sync({ changes: [newChange('one', 3, { base: 2, fields: { place: inTown } })] });
  expect((await otto.sync(after(later))).records).toMatchObject([{ version: 3, kind: 'incident' }]);
});

test('[S11] of a record that was never in sight not even the id travels', async () => {
  const odette = await server.signIn('odette-officer');
  const before = await odette.sync();
  await olive.sync({
    changes: [newChange('one', 1), newChange('one', 2, { base: 1, fields: {}, isDelete: true })],
  });
  expect((await odette.sync(after(before))).records).toEqual([]);
});

test('[S6] a deleted record arrives as gone where it was seen, and not at all on a new phone', async () => {
  await olive.sync({ changes: [newChange('one', 1)] });
  const before = await corin.sync();
  await olive.sync({ changes: [newChange('one', 2, { base: 1, fields: {}, isDelete: true })] });
  const gone = [{ id: idOf('one'), version: 2, isGone: true }];
  expect((await corin.sync(after(before))).records).toEqual(gone);
  expect((await corin.sync()).records).toEqual([]);
});

test('many records come in pages that no limit is broken by, each once, in order', async () => {
  const records = Array.from({ length: 5000 }, (_, i) =>
    newRecord(i, { note: 'n'.repeat(i % 400) }),
  );
  await insertRecords(server.database, records);
  const pages = await pullAll(corin);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.map(({ isReset }) => isReset)).toEqual(pages.map((_, i) => i === 0));
  for (const page of pages) {
    expect(page.records.length).toBeLessThanOrEqual(pageRecordsMax);
    expect(JSON.stringify(page.records).length).toBeLessThan(pageBytesMax * 1.02);
  }
  expect(pages.flatMap(idsOf)).toEqual(records.map(({ id }) => id));
});

test('a page holds no more records than agreed, however small they are', async () => {
  const before = await corin.sync();
  const gone = Array.from({ length: 2500 }, (_, i) => newRecord(i, {}, true));
  await insertRecords(server.database, gone);
  const pages = await pullAll(corin, before);
  expect(pages.map((page) => page.records.length)).toEqual([pageRecordsMax, 2500 - pageRecordsMax]);
});

test('someone who sees nothing of ten thousand records is not made to wait for them', async () => {
  const records = Array.from({ length: 10_000 }, (_, i) => newRecord(i));
  await insertRecords(server.database, records);
  const perry = await server.signIn('perry-partner');
  expect(await perry.sync()).toMatchObject({ records: [], hasMore: false });
});

test('[S7] what is out of sight is passed by, too, and not looked through again', async () => {
  const inZone = (i: number, zone: string): NewRecord => ({
    ...newRecord(i, { zones: [zone] }),
    zones: [zone],
    ever: { zones: [zone], hubs: [], outcomes: [] },
  });
  await insertRecords(server.database, [inZone(1, 'fant-tovil')]);
  const before = await otto.sync();
  expect(idsOf(before)).toEqual([idOf('bulk 1')]);
  await insertRecords(server.database, [inZone(2, 'weald'), inZone(3, 'rural-east')]);
  const later = await otto.sync(after(before));
  expect(later).toMatchObject({ isReset: false, records: [] });
  expect(later.cursor).not.toBe(before.cursor);
  await insertRecords(server.database, [inZone(4, 'fant-tovil')]);
  expect(idsOf(await otto.sync(after(later)))).toEqual([idOf('bulk 4')]);
});

test('a record deleted between two pages arrives as gone on a later one', async () => {
  await olive.sync({ changes: [newChange('first', 1)] });
  await insertRecords(
    server.database,
    Array.from({ length: 3000 }, (_, i) => newRecord(i)),
  );
  const first = await corin.sync();
  await olive.sync({ changes: [newChange('first', 2, { base: 1, fields: {}, isDelete: true })] });
  const rest = await pullAll(corin, first);
  expect(rest.at(-1)?.records.at(-1)).toEqual({ id: idOf('first'), version: 2, isGone: true });
});

test('a record that moved on since an outcome told of it comes in its later version', async () => {
  await insertRecords(server.database, [newRecord(1), { ...newRecord(2), version: 2 }]);
  const [person] = people;
  if (!person) throw new Error('The seeds have nobody.');
  const told = new Map([1, 2].map((i) => [idOf(`bulk ${i}`), 1]));
  const asking = { person, powers: new Set<string>(), epoch: 'e', cursor: null, heldEpoch: null };
  const { records } = await pull(server.database, { ...asking, isOlder: false, told });
  expect(records.map((json) => JSON.parse(json))).toMatchObject([
    { id: idOf('bulk 2'), version: 2 },
  ]);
});

test('the reference is sent when it is not the one held, and not again', async () => {
  const first = await olive.sync();
  expect(first.reference?.content.zones.length).toBeGreaterThan(0);
  expect(await olive.sync(after(first))).not.toHaveProperty('reference');

  const { content } = await mustReadReference(server.database);
  await writeReference(server.database, 'terms', content.terms);
  expect(await olive.sync(after(first))).not.toHaveProperty('reference');
  await writeReference(server.database, 'terms', content.terms.slice(1));
  const second = await olive.sync(after(first));
  expect(second.reference?.content.terms).toEqual(content.terms.slice(1));
});

test('a phone learns that the records are invented', async () => {
  const first = await olive.sync();
  expect(first.reference?.isDemonstration).toBe(false);
  await markAsDemonstration(server.database);
  expect((await olive.sync(after(first))).reference?.isDemonstration).toBe(true);
});
