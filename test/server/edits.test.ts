import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { newIdAt } from '../../src/device/new-id.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { readQuarantine } from '../../src/server/database/quarantine.ts';
import { readRecord } from '../../src/server/database/records.ts';
import type { Change, Outcome } from '../../src/sync/messages.ts';
import {
  idOf,
  incidentFields,
  inTown,
  inVillage,
  newChange,
  patrolFields,
} from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer, testStart } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

const send = async (client: TestClient, ...changes: Change[]): Promise<Outcome[]> =>
  (await client.sync({ changes })).outcomes;
const fieldsOf = async (record: string) =>
  (await readRecord(server.database, idOf(record)))?.fields;
const refusedAs = (code: string, where?: string) => ({
  result: 'refused',
  fault: where ? { code, where } : { code },
});

test('the author changes and removes a record within the time of the policy', async () => {
  await send(olive, newChange('glass', 1));
  server.world.pass(24 * hourMs);
  const at = server.world.now();
  const outcomes = await send(
    olive,
    newChange('glass', 2, { base: 1, fields: { groupSize: 'few' }, at }),
    newChange('glass', 3, { base: 2, fields: {}, isDelete: true, at }),
  );
  expect(outcomes).toMatchObject([
    { result: 'applied' },
    { result: 'applied', record: { isGone: true } },
  ]);
});

test('after the time of the policy a change is too late', async () => {
  await send(olive, newChange('glass', 1));
  server.world.pass(24 * hourMs + 1);
  const change = newChange('glass', 2, { base: 1, fields: { note: 'x' }, at: server.world.now() });
  expect(await send(olive, change)).toMatchObject([refusedAs('too-late')]);
});

test('an edit made in time where there was no signal counts for two weeks more, and no longer', async () => {
  await send(olive, newChange('glass', 1), newChange('litter', 2));
  const at = testStart + hourMs;
  server.world.pass(10 * dayMs);
  const inTime = newChange('glass', 3, { base: 1, fields: { note: 'from the hills' }, at });
  expect(await send(olive, inTime)).toMatchObject([{ result: 'applied' }]);
  server.world.pass(10 * dayMs);
  const never = newChange('litter', 4, { base: 1, fields: { note: 'from a wrong clock' }, at });
  expect(await send(olive, never)).toMatchObject([refusedAs('too-late')]);
});

test('a patrol may be changed while it runs, and a day after its end', async () => {
  await send(olive, newChange('walk', 1, { kind: 'patrol', fields: patrolFields }));
  server.world.pass(3 * dayMs);
  const to = server.world.now();
  const end = newChange('walk', 2, { kind: 'patrol', base: 1, fields: { to }, at: to });
  expect(await send(olive, end)).toMatchObject([{ result: 'applied' }]);
  server.world.pass(23 * hourMs);
  const late = { kind: 'patrol', base: 2, fields: { note: 'x' } } as const;
  const change = newChange('walk', 3, { ...late, at: server.world.now() });
  expect(await send(olive, change)).toMatchObject([{ result: 'applied' }]);
  server.world.pass(2 * hourMs);
  const tooLate = newChange('walk', 4, { ...late, at: server.world.now() });
  expect(await send(olive, tooLate)).toMatchObject([refusedAs('too-late')]);
});

test('an end far in the future buys no time', async () => {
  const to = testStart + 300 * dayMs;
  await send(olive, newChange('walk', 1, { kind: 'patrol', fields: { ...patrolFields, to } }));
  server.world.pass(2 * dayMs);
  const at = server.world.now();
  const change = newChange('walk', 2, { kind: 'patrol', base: 1, fields: { note: 'x' }, at });
  expect(await send(olive, change)).toMatchObject([refusedAs('too-late')]);
});

test('someone who sees a record but did not make it is told so', async () => {
  await send(olive, newChange('glass', 1));
  const otto = await server.signIn('otto-officer');
  const change = newChange('glass', 1, { id: 'otto', base: 1, fields: { note: 'mine now' } });
  expect(await send(otto, change)).toMatchObject([refusedAs('not-yours')]);
});

test('[S11] someone who does not see a record is told that there is none', async () => {
  await send(olive, newChange('glass', 1));
  const odette = await server.signIn('odette-officer');
  const there = newChange('glass', 1, { id: 'odette', base: 1, fields: { note: 'x' } });
  const nowhere = newChange('nothing', 2, { base: 1, fields: { note: 'x' } });
  const [toOne, toNone] = await send(odette, there, nowhere);
  expect(toOne).toMatchObject(refusedAs('no-such-record'));
  expect({ ...toOne, id: '', seq: 0 }).toEqual({ ...toNone, id: '', seq: 0 });
});

test('a second create under one id is refused', async () => {
  await send(olive, newChange('glass', 1));
  const otto = await server.signIn('otto-officer');
  const change = newChange('glass', 1, { id: 'otto' });
  expect(await send(otto, change)).toMatchObject([refusedAs('already-made')]);
});

test('[S6] a deleted record stays deleted, and what came after it is kept', async () => {
  await send(
    olive,
    newChange('glass', 1, { fields: { ...incidentFields, note: 'a secret' } }),
    newChange('glass', 2, { base: 1, fields: {}, isDelete: true }),
  );
  const outcomes = await send(
    olive,
    newChange('glass', 3, { base: 2, fields: { note: 'back' } }),
    newChange('glass', 4, { base: 0 }),
  );
  expect(outcomes).toMatchObject([refusedAs('no-such-record'), refusedAs('no-such-record')]);
  const record = await readRecord(server.database, idOf('glass'));
  expect(record).toMatchObject({ isDeleted: true, version: 2 });
  expect([record?.fields, record?.marks, record?.superseded]).toEqual([{}, {}, []]);
  expect(await readQuarantine(server.database)).toHaveLength(2);
});

test('[S6] edits of different fields from two phones of one person both stand', async () => {
  await send(olive, newChange('glass', 1));
  const second = await server.signIn('olive-officer');
  await send(olive, newChange('glass', 2, { base: 1, fields: { groupSize: 'few' } }));
  const change = newChange('glass', 1, { id: 'second', base: 1, fields: { note: 'from home' } });
  expect(await send(second, change)).toMatchObject([{ result: 'merged', record: { version: 3 } }]);
  expect(await fieldsOf('glass')).toMatchObject({ groupSize: 'few', note: 'from home' });
});

test('[S6] on one field the later clock wins, and the other value is kept and shown', async () => {
  await send(olive, newChange('glass', 1));
  const second = await server.signIn('olive-officer');
  const at = testStart + minuteMs;
  await send(olive, newChange('glass', 2, { base: 1, fields: { note: 'later' }, at: at + 1 }));
  const earlier = newChange('glass', 1, { id: 'second', base: 1, fields: { note: 'earlier' }, at });
  const [outcome] = await send(second, earlier);
  expect(outcome).toMatchObject({
    result: 'merged',
    record: { fields: { note: 'later' }, superseded: [{ field: 'note', value: 'earlier', at }] },
  });
});

test.each([
  ['today’s, in one moment', newIdAt(testStart, randomUUID()), newIdAt(testStart, randomUUID())],
  ['today’s, made anew each', newIdAt(testStart, randomUUID()), newIdAt(0, randomUUID())],
  ['of before 0.3.1', `${'7'.repeat(7)}1-0000-4000-8000-000000000000`, randomUUID()],
])('[S6] [S9] two phones that were given ids %s are told apart; each has its own second thought', async (_, one, other) => {
  await send(olive, newChange('glass', 1));
  const at = testStart + minuteMs;
  const second = await server.signIn('olive-officer');
  const sendAs = async (client: string, ...changes: Change[]) =>
    (await second.sync({ client, changes })).outcomes;
  const later = newChange('glass', 1, { id: 'a', base: 1, fields: { note: 'later' }, at: at + 1 });
  await sendAs(one, later);
  await sendAs(other, newChange('glass', 1, { id: 'b', base: 1, fields: { note: 'earlier' }, at }));
  expect(await fieldsOf('glass')).toMatchObject({ note: 'later' });
  // Its clock was set back, and it has not heard of its own first thought.
  await sendAs(one, newChange('glass', 2, { id: 'c', base: 1, fields: { note: 'own' }, at }));
  expect(await fieldsOf('glass')).toMatchObject({ note: 'own' });
});

test('marks of a phone of before 0.3.1 begin as its id does: its second thought still has the last word', async () => {
  await send(olive, newChange('glass', 1));
  const client = 'a1b2c3d4-0000-4000-8000-00000000ffff';
  const at = testStart + minuteMs;
  const second = await server.signIn('olive-officer');
  const first = newChange('glass', 1, { id: 'a', base: 1, fields: { note: 'first' }, at: at + 1 });
  await second.sync({ client, changes: [first] });
  const record = await readRecord(server.database, idOf('glass'));
  expect(record?.marks.note).toMatchObject({ client: 'a1b2c3d4' });
});

test('the server works out zones, ward and hotspot from the place, whatever the phone says', async () => {
  const fields = {
    ...incidentFields,
    zones: ['weald'],
    hotspot: 'whatman-park',
    ward: 'E05015593',
  };
  await send(olive, newChange('glass', 1, { fields }));
  expect(await fieldsOf('glass')).toMatchObject({
    zones: ['town-centre', 'task-force-area', 'fant-tovil'],
    ward: 'E05015603',
    hotspot: 'brenchley-gardens',
  });
});

test('moving the pin moves zones, ward and hotspot', async () => {
  const move = newChange('glass', 2, {
    base: 1,
    fields: { place: inVillage, zones: ['town-centre'] },
  });
  const [, outcome] = await send(olive, newChange('glass', 1), move);
  expect(outcome).toMatchObject({
    result: 'applied',
    record: { fields: { zones: ['rural-east', 'weald'] } },
  });
  expect(await fieldsOf('glass')).not.toHaveProperty('hotspot');
});

test('without a place the officer’s own choice of zone stands', async () => {
  const { place: _, ...fields } = { ...incidentFields, zones: ['weald'], hotspot: 'whatman-park' };
  await send(olive, newChange('glass', 1, { fields }));
  expect(await fieldsOf('glass')).toMatchObject({ zones: ['weald'], hotspot: 'whatman-park' });
});

test.each([
  ['incident', 'type', { ...incidentFields, type: 'x1' }],
  ['incident', 'class', { ...incidentFields, class: 'x1' }],
  ['incident', 'groupSize', { ...incidentFields, groupSize: 'x1' }],
  ['incident', 'peopleAges', { ...incidentFields, peopleAges: ['10-15', 'x1'] }],
  ['incident', 'outcomes', { ...incidentFields, outcomes: ['x1'] }],
  ['incident', 'theme', { ...incidentFields, theme: 'x1' }],
  ['incident', 'priority', { ...incidentFields, priority: 'x1' }],
  ['incident', 'zones', { ...incidentFields, place: undefined, zones: ['x1'] }],
  ['incident', 'hotspot', { ...incidentFields, place: undefined, hotspot: 'x1' }],
  ['patrol', 'mode', { ...patrolFields, mode: 'x1' }],
  ['patrol', 'crew', { ...patrolFields, crew: [{ role: 'x1', count: 1 }] }],
  ['patrol', 'zones', { ...patrolFields, zones: ['x1'] }],
  [
    'patrol',
    'visits',
    {
      ...patrolFields,
      visits: [{ id: idOf('visit'), hotspot: 'x1', arrived: testStart, source: 'hand' }],
    },
  ],
  ['patrol', 'engagements', { ...patrolFields, engagements: [{ what: 'x1', count: 1 }] }],
  ['patrol', 'actions', { ...patrolFields, actions: [{ what: 'x1', count: 1 }] }],
] as const)('a %s whose %s names nothing on the lists is refused', async (kind, where, fields) => {
  const outcomes = await send(olive, newChange('x', 1, { kind, fields }));
  expect(outcomes).toMatchObject([refusedAs('unknown-entry', where)]);
});

test('a place in the town does not need its hotspot to be on the map', async () => {
  const fields = { ...incidentFields, place: { ...inTown, lon: 0.9 } };
  expect(await send(olive, newChange('x', 1, { fields }))).toMatchObject([{ result: 'applied' }]);
});
