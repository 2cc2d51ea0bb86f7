import { beforeEach, expect, test } from 'vitest';
import type { Fields } from '../../src/domain/records.ts';
import { dayMs, hourMs } from '../../src/domain/time.ts';
import { savePerson } from '../../src/server/database/people.ts';
import { readRecord } from '../../src/server/database/records.ts';
import { mustReadReference, writeReference } from '../../src/server/database/reference.ts';
import type { Change, Outcome } from '../../src/sync/messages.ts';
import { idOf, newChange, referralFields } from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;
let hana: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
  hana = await server.signIn('hana-hubworker');
});

const send = async (client: TestClient, ...changes: Change[]): Promise<Outcome[]> =>
  (await client.sync({ changes })).outcomes;
const made = (fields: object = {}): Change =>
  newChange('jo', 1, { kind: 'referral', fields: { ...referralFields, ...fields } });
const then = (seq: number, base: number, fields: Fields, by = ''): Change =>
  newChange('jo', seq, { id: by, kind: 'referral', base, fields, at: server.world.now() });
const step = (seq: number, base: number, status: string): Change =>
  then(seq, base, { status, statusAt: server.world.now() }, 'hana');
const refusedAs = (code: string, where?: string) => ({
  result: 'refused',
  fault: where ? { code, where } : { code },
});

test.each([
  ['unknown-entry', 'hub', { hub: 'another-hub' }],
  ['unknown-entry', 'age', { age: '12' }],
  ['unknown-entry', 'reasons', { reasons: ['x1'] }],
  ['unknown-entry', 'needs', { needs: ['x1'] }],
  ['unknown-entry', 'contactRoute', { contactRoute: 'x1' }],
  ['unknown-entry', 'parentTold', { parentTold: 'x1' }],
  ['unknown-entry', 'screenedClear', { screenedClear: ['x1'] }],
  ['outside-ages', 'age', { age: 'under-11' }],
  ['outside-ages', 'age', { age: 'over-16' }],
  ['too-large', 'reasons', { reasons: ['out-late', 'low-mood', 'new-to-area', 'feels-unsafe'] }],
  ['bad-step', 'status', { status: 'received' }],
  ['bad-step', 'status', { status: 'declined' }],
  ['bad-step', 'status', { agreement: 'declined', name: undefined }],
] as const)('a new referral is refused as %s for its %s', async (code, where, fields) => {
  expect(await send(olive, made(fields))).toMatchObject([refusedAs(code, where)]);
});

test('ages at the edge of what the hub takes are taken', async () => {
  expect(await send(olive, made({ age: '11-13' }))).toMatchObject([{ result: 'applied' }]);
});

test.each([
  'name',
  'contact',
  'note',
])('a young person who declined leaves no %s', async (field) => {
  const declined = { agreement: 'declined', status: 'declined', name: undefined };
  const [refused] = await send(olive, made({ ...declined, [field]: 'Jo' }));
  expect(refused).toMatchObject({ result: 'refused', fault: { code: 'malformed' } });
  expect(refused?.fault?.where).toContain(field);
  const next = newChange('sam', 2, {
    kind: 'referral',
    fields: { ...referralFields, ...declined },
  });
  expect(await send(olive, next)).toMatchObject([{ result: 'applied' }]);
});

test('the hub takes a referral along its steps, and its author sees only how it goes', async () => {
  await send(olive, made());
  expect(await send(hana, step(1, 1, 'received'), step(2, 2, 'contacted'))).toMatchObject([
    { result: 'applied' },
    { result: 'applied', record: { version: 3, fields: { name: 'Jo', status: 'contacted' } } },
  ]);
  const [record] = (await olive.sync()).records;
  expect(record).toMatchObject({ isMine: true, fields: { status: 'contacted' } });
  expect(record).not.toHaveProperty('fields.name');
});

test('a step that does not follow is refused', async () => {
  await send(olive, made());
  expect(await send(hana, step(1, 1, 'completed'))).toMatchObject([
    refusedAs('bad-step', 'status'),
  ]);
});

test('the hub changes nothing but how it goes, and deletes nothing', async () => {
  await send(olive, made());
  const outcomes = await send(
    hana,
    then(1, 1, { name: 'Joanna' }, 'hana'),
    newChange('jo', 2, { id: 'hana', kind: 'referral', base: 1, fields: {}, isDelete: true }),
  );
  expect(outcomes).toMatchObject([refusedAs('not-allowed', 'name'), refusedAs('not-allowed')]);
});

test('the author mends a referral until the hub takes it up', async () => {
  await send(olive, made());
  expect(await send(olive, then(2, 1, { name: 'Jojo' }))).toMatchObject([{ result: 'applied' }]);
  await send(hana, step(1, 2, 'received'));
  expect(await send(olive, then(3, 3, { name: 'Jo' }))).toMatchObject([
    refusedAs('too-late', 'name'),
  ]);
  const gone = newChange('jo', 4, { kind: 'referral', base: 3, fields: {}, isDelete: true });
  expect(await send(olive, gone)).toMatchObject([refusedAs('too-late')]);
});

test('the author may withdraw it weeks later, and move it nowhere else', async () => {
  await send(olive, made());
  await send(hana, step(1, 1, 'received'));
  server.world.pass(20 * dayMs);
  const statusAt = server.world.now();
  expect(await send(olive, then(2, 2, { status: 'attended', statusAt }))).toMatchObject([
    refusedAs('not-allowed', 'status'),
  ]);
  expect(await send(olive, then(3, 2, { status: 'withdrawn', statusAt }))).toMatchObject([
    { result: 'applied' },
  ]);
  expect(await send(hana, step(2, 3, 'contacted'))).toMatchObject([
    refusedAs('bad-step', 'status'),
  ]);
});

test('a step is not stopped by a note that newer rules would not take', async () => {
  await send(olive, made({ reasons: ['out-late'] }));
  server.world.pass(hourMs);
  expect(await send(hana, step(1, 1, 'hub-full'))).toMatchObject([{ result: 'applied' }]);
});

test('[S6] two edits of a safeguarding answer are never merged by machine', async () => {
  await send(olive, made({ age: '11-13' }));
  await send(olive, then(2, 1, { age: '14-15' }));
  const second = await server.signIn('olive-officer');
  const clash = then(1, 1, { age: '16' }, 'second');
  expect(await send(second, clash)).toMatchObject([refusedAs('needs-a-person', 'age')]);
  expect((await readRecord(server.database, idOf('jo')))?.fields.age).toBe('14-15');
});

test('only those whose role makes referrals make one', async () => {
  for (const person of ['hana-hubworker', 'corin-coordinator', 'cole-councilprotection']) {
    const client = await server.signIn(person);
    const change = newChange(person, 1, { kind: 'referral', fields: referralFields });
    expect(await send(client, change)).toMatchObject([refusedAs('not-allowed')]);
  }
});

test('another hub’s worker is told that there is no such referral, until it is sent there', async () => {
  const { content } = await mustReadReference(server.database);
  const [hub] = content.hubs;
  await writeReference(server.database, 'hubs', [hub, { ...hub, id: 'second-hub' }]);
  await savePerson(server.database, {
    person: {
      id: 'hugo',
      name: 'Hugo',
      role: 'hub-worker',
      organisation: 'kent-police',
      zones: [],
      hub: 'second-hub',
    },
    partnership: content.partnership.id,
    isActive: true,
    isSeeded: false,
  });
  const hugo = await server.signIn('hugo');
  await send(olive, made());
  const before = await hana.sync();
  expect((await hugo.sync()).records).toEqual([]);
  expect(await send(hugo, { ...step(1, 1, 'received'), id: idOf('hugo 1') })).toMatchObject([
    refusedAs('no-such-record'),
  ]);

  await send(olive, then(2, 1, { hub: 'second-hub' }));
  expect((await hugo.sync()).records).toMatchObject([{ fields: { name: 'Jo' } }]);
  const after = await hana.sync({ epoch: before.epoch, cursor: before.cursor });
  expect(after.records).toEqual([{ id: idOf('jo'), version: 2, isGone: true }]);
});
