import { beforeEach, expect, test } from 'vitest';
import { parse } from '../../src/domain/schema.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { readPerson, savePerson } from '../../src/server/database/people.ts';
import { changesPerBatchMax } from '../../src/sync/limits.ts';
import {
  type Change,
  type Pulled,
  type SyncReply,
  syncReplySchema,
} from '../../src/sync/messages.ts';
import { viewOfTaken } from '../../src/sync/taken.ts';
import {
  idOf,
  incidentFields,
  inTown,
  inVillage,
  newChange,
  patrolFields,
  referralFields,
} from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

/** What a phone makes of the outcome of a change that it sent. */
function recordIn({ person, now, outcomes }: SyncReply, sent: Change): Pulled | undefined {
  const outcome = outcomes.find(({ seq }) => seq === sent.seq);
  if (!outcome?.receipt || outcome.record) return outcome?.record;
  const { receipt, receivedAt = now, placed = {} } = outcome;
  return viewOfTaken({ person, change: sent, receipt, receivedAt, placed });
}

const shown = async (record: string): Promise<Pulled | undefined> =>
  (await olive.sync({ client: idOf('another') })).records.find(({ id }) => id === idOf(record));

const withoutPlace = { ...incidentFields, place: null, zones: ['weald'] };
const creates = [
  ['in a zone', {}],
  ['in a village', { fields: { ...incidentFields, place: inVillage } }],
  ['without a place', { fields: withoutPlace }],
  ['with a ward that the server doesn’t find', { fields: { ...incidentFields, hotspot: 'x' } }],
  ['with an emptied field', { fields: { ...incidentFields, note: null } }],
  ['with fields in another order', { fields: { ...incidentFields, place: backwards(inTown) } }],
  ['a patrol', { kind: 'patrol', fields: patrolFields }],
  ['a referral', { kind: 'referral', fields: referralFields }],
] as const;

function backwards<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

test.each(
  creates,
)('[S5] of a new record %s the phone is told only what it can’t know', async (_, given) => {
  const change = newChange('x', 1, given as Partial<Change>);
  const reply = await olive.sync({ changes: [change] });
  expect(parse(syncReplySchema, reply)).toMatchObject({ ok: true });
  expect(reply.outcomes[0]).not.toHaveProperty('record');
  expect(reply.outcomes[0]).not.toHaveProperty('receivedAt');
  expect(recordIn(reply, change)).toEqual(await shown('x'));
});

test('what was placed is not told where the phone placed it alike', async () => {
  const first = await olive.sync({ changes: [newChange('x', 1)] });
  const fields = { ...incidentFields, ...first.outcomes[0]?.placed };
  const { outcomes } = await olive.sync({ changes: [newChange('y', 2, { fields })] });
  expect(Object.keys(outcomes[0] ?? {})).toEqual(['seq', 'result', 'receipt']);
});

test('[S2] a lost answer told again later shows the same record, with when it was received', async () => {
  const change = newChange('x', 1);
  await olive.sync({ changes: [change] });
  server.world.pass(minuteMs);
  const reply = await olive.sync({ changes: [change] });
  expect(reply.outcomes[0]).toMatchObject({ receivedAt: reply.now - minuteMs });
  expect(reply.outcomes[0]).not.toHaveProperty('record');
  expect(recordIn(reply, change)).toEqual(await shown('x'));
});

test('[S2] told again after the record moved on it comes whole', async () => {
  const change = newChange('x', 1);
  await olive.sync({
    changes: [change, newChange('x', 2, { base: 1, fields: { note: 'swept' } })],
  });
  const reply = await olive.sync({ changes: [change] });
  expect(reply.outcomes[0]).toMatchObject({ record: { version: 2, fields: { note: 'swept' } } });
});

test('[S2] a renewed phone, too, can tell what it sent before', async () => {
  await olive.sync({ changes: [newChange('x', 1)] });
  const change = newChange('x', 1);
  const reply = await olive.sync({ client: idOf('renewed'), changes: [change] });
  expect(recordIn(reply, change)).toEqual(await shown('x'));
});

test('[S9] a record that a wrong clock made comes whole', async () => {
  const change = newChange('x', 1, { at: server.world.now() + 60 * minuteMs });
  const reply = await olive.sync({ changes: [change] });
  expect(reply.outcomes[0]).toMatchObject({
    record: { createdAt: server.world.now() + 5 * minuteMs },
  });
  expect(recordIn(reply, change)).toEqual(await shown('x'));
});

test('[S15] a referral whose author may read no more of it comes as narrow as it is', async () => {
  const fields = { ...withoutName(), agreement: 'declined', status: 'declined', reasons: [] };
  const change = newChange('jo', 1, { kind: 'referral', fields });
  const reply = await olive.sync({ changes: [change] });
  expect(reply.outcomes[0]).toMatchObject({ result: 'applied', record: { version: 1 } });
  expect(recordIn(reply, change)).toEqual(await shown('jo'));
});

function withoutName(): Partial<typeof referralFields> {
  const { name: _, ...rest } = referralFields;
  return rest;
}

test('[S3] each outcome shows the record as its own change left it', async () => {
  const changes = [
    newChange('x', 1),
    newChange('x', 2, { base: 1, fields: { note: 'a' } }),
    newChange('x', 3, { base: 2, fields: {}, isDelete: true }),
  ];
  const reply = await olive.sync({ changes });
  expect(changes.map((change) => recordIn(reply, change))).toMatchObject([
    { version: 1 },
    { version: 2, fields: { note: 'a' } },
    { version: 3, isGone: true },
  ]);
});

test('what an outcome tells does not come again in the same reply, and the cursor passes it', async () => {
  const before = await olive.sync();
  const otto = await server.signIn('otto-officer');
  await otto.sync({ changes: [newChange('theirs', 1)] });
  const reach = { epoch: before.epoch, cursor: before.cursor };
  const mine = [newChange('mine', 1), newChange('edited', 2)];
  const edit = newChange('edited', 3, { base: 1, fields: { note: 'a' } });
  const reply = await olive.sync({ ...reach, changes: [...mine, edit] });
  expect(reply.records.map(({ id }) => id)).toEqual([idOf('theirs')]);
  const after = await olive.sync({ epoch: reply.epoch, cursor: reply.cursor });
  expect(after).toMatchObject({ isReset: false, records: [] });
});

test('[S7] nor on a reset, where the phone keeps what the outcomes tell', async () => {
  const reply = await olive.sync({ changes: [newChange('mine', 1)] });
  expect(reply).toMatchObject({ isReset: true, records: [] });
  const without = await olive.sync();
  expect(without.records).toHaveLength(1);
});

test('a later version than the one told comes whole, whoever made it', async () => {
  const jo = newChange('jo', 1, { kind: 'referral', fields: referralFields });
  await olive.sync({ changes: [jo] });
  const hana = await server.signIn('hana-hubworker');
  const step = { status: 'received', statusAt: server.world.now() };
  await hana.sync({
    changes: [newChange('jo', 1, { id: 'hana', kind: 'referral', base: 1, fields: step })],
  });
  const reply = await olive.sync({ changes: [jo] });
  expect(reply.outcomes[0]).toMatchObject({
    record: { version: 2, fields: { status: 'received' } },
  });
  expect(JSON.stringify(reply)).not.toContain('"Jo"');
});

test('a batch is as large as agreed, and no larger', async () => {
  const changes = (count: number) =>
    Array.from({ length: count }, (_, i) => newChange(`record ${i}`, i + 1));
  const reply = await olive.sync({ changes: changes(changesPerBatchMax) });
  expect(reply.appliedSeq).toBe(changesPerBatchMax);
  expect((await olive.trySync({ changes: changes(changesPerBatchMax + 1) })).status).toBe(400);
});

test('[S5] [S11] who may no longer see what they made is told that it is gone, never that it is as sent', async () => {
  const sent = newChange('made', 1, { kind: 'patrol', fields: patrolFields });
  await olive.sync({ client: idOf('phone'), changes: [sent] });
  const stored = await readPerson(server.database, 'olive-officer');
  if (!stored) throw new Error('There is no Olive.');
  const person = { ...stored.person, role: 'administrator' } as const;
  await savePerson(server.database, { ...stored, person });
  const again = await olive.sync({ client: idOf('phone'), changes: [sent] });
  expect(recordIn(again, sent)).toEqual({ id: idOf('made'), version: 1, isGone: true });
});
