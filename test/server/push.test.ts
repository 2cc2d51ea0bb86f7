import { beforeEach, expect, test } from 'vitest';
import { parse } from '../../src/domain/schema.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { readQuarantine } from '../../src/server/database/quarantine.ts';
import { readRecords } from '../../src/server/database/records.ts';
import { beginNewEpoch } from '../../src/server/open-data.ts';
import { changeBytesMax } from '../../src/sync/limits.ts';
import { faultReplySchema, type Outcome, syncReplySchema } from '../../src/sync/messages.ts';
import { idOf, incidentFields, newChange } from '../support/changes.ts';
import {
  faultOf,
  newRequest,
  newTestServer,
  type TestClient,
  type TestServer,
  testStart,
} from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

const stored = () => readRecords(server.database, ['incident', 'patrol', 'referral']);
const resultsOf = (outcomes: readonly Outcome[]) => outcomes.map(({ result }) => result);
const edit = (record: string, seq: number, base: number, note: string) =>
  newChange(record, seq, { base, fields: { note } });

test('[S2] a change that comes five times has one effect and one receipt', async () => {
  const changes = [newChange('glass', 1)];
  const replies = [];
  for (let i = 0; i < 5; i++) replies.push(await olive.sync({ changes }));

  expect(await stored()).toHaveLength(1);
  expect((await stored())[0]?.version).toBe(1);
  const receipts = replies.map(({ outcomes }) => outcomes[0]?.receipt);
  expect(new Set(receipts).size).toBe(1);
});

test('[S2] a change sent again shows the record as it is by now', async () => {
  await olive.sync({ changes: [newChange('glass', 1), edit('glass', 2, 1, 'swept up')] });
  const again = await olive.sync({ changes: [newChange('glass', 1)] });
  expect(again.outcomes[0]).toMatchObject({ result: 'applied', record: { version: 2 } });
});

test('[S2] two requests of one phone at the same time have one effect', async () => {
  const changes = [newChange('glass', 1), edit('glass', 2, 1, 'swept up')];
  const replies = await Promise.all([olive.sync({ changes }), olive.sync({ changes })]);
  expect(replies.map(({ outcomes }) => resultsOf(outcomes))).toEqual([
    ['applied', 'applied'],
    ['applied', 'applied'],
  ]);
  expect((await stored())[0]?.version).toBe(2);
});

test('[S2] a renewed phone may send what it sent before under new numbers', async () => {
  await olive.sync({ changes: [newChange('first', 1), newChange('glass', 2)] });
  const sentBefore = { ...newChange('glass', 2), seq: 1 };
  const again = await olive.sync({ client: idOf('renewed'), changes: [sentBefore] });
  expect(again.outcomes[0]).toMatchObject({ seq: 1, result: 'applied' });
  expect(again.appliedSeq).toBe(1);
  expect(await stored()).toHaveLength(2);
});

test('[S2] another change under a number that was answered is refused, and nothing is lost', async () => {
  await olive.sync({ changes: [newChange('glass', 1)] });
  const copied = newChange('glass', 1, { fields: { ...incidentFields, note: 'from a copy' } });
  for (let i = 0; i < 2; i++) {
    const reply = await olive.sync({ changes: [copied] });
    expect(reply.outcomes[0]).toMatchObject({ result: 'refused', fault: { code: 'already-made' } });
  }
  expect((await stored())[0]?.fields.note).toBeUndefined();
  expect(await readQuarantine(server.database)).toMatchObject([{ fault: 'already-made' }]);
});

test('[S2] someone else’s change id gets no answer that was not theirs', async () => {
  await olive.sync({ changes: [newChange('glass', 1)] });
  const odette = await server.signIn('odette-officer');
  const reply = await odette.sync({ changes: [newChange('glass', 1)] });
  expect(reply.outcomes[0]).toMatchObject({ result: 'refused', fault: { code: 'already-made' } });
  expect(reply.outcomes[0]).not.toHaveProperty('record');
  expect(reply.outcomes[0]).not.toHaveProperty('receipt');
});

test('[S13] after a backup was put back, what is sent again has one effect', async () => {
  const changes = [newChange('kept', 1), newChange('lost', 2)];
  await olive.sync({ changes: changes.slice(0, 1) });
  await beginNewEpoch(server);
  const renumbered = changes.map((change, i) => ({ ...change, seq: i + 1 }));
  const reply = await olive.sync({ client: idOf('renewed'), changes: renumbered });
  expect(resultsOf(reply.outcomes)).toEqual(['applied', 'applied']);
  expect((await stored()).map(({ version }) => version)).toEqual([1, 1]);
});

test('[S13] an older text that comes again after a newer one does not take its place', async () => {
  await olive.sync({ changes: [newChange('glass', 1)] });
  // Lost with what was restored over: the other phone’s two edits, and this phone’s, made in sight of both.
  await beginNewEpoch(server);
  const lost = (seq: number, base: number, note: string) => ({
    ...edit('glass', seq, base, note),
    id: idOf(note),
    at: testStart + base * 1000,
  });
  const mine = lost(1, 3, 'newest');
  const theirs = [lost(1, 1, 'oldest'), lost(2, 2, 'older')];
  await olive.sync({ client: idOf('first back'), changes: [mine] });
  await olive.sync({ client: idOf('second back'), changes: theirs });
  const [record] = await stored();
  expect(record?.fields.note).toBe('newest');
  expect(record?.superseded.map(({ value }) => value)).toEqual(['oldest', 'older']);
});

test('[S3] a batch in any order is applied in the order of its numbers', async () => {
  const reply = await olive.sync({
    changes: [edit('glass', 2, 1, 'swept'), newChange('glass', 1)],
  });
  expect(resultsOf(reply.outcomes)).toEqual(['applied', 'applied']);
  expect((await stored())[0]).toMatchObject({ version: 2, fields: { note: 'swept' } });
});

test('[S3] a gap is answered with the number expected, and nothing past it is applied', async () => {
  const changes = [newChange('one', 1), newChange('three', 3), newChange('four', 4)];
  const response = await olive.trySync({ changes });
  expect(response.status).toBe(409);
  expect(await faultOf(response)).toEqual({ code: 'seq-gap', expectedSeq: 2 });
  expect((await stored()).map(({ id }) => id)).toEqual([idOf('one')]);

  const filled = await olive.sync({
    changes: [changes[0], newChange('two', 2), ...changes.slice(1)],
  });
  expect(filled.appliedSeq).toBe(4);
  expect(await stored()).toHaveLength(4);
});

test('[S4] a refused change does not hold up the next, and is kept as it came', async () => {
  const refused = newChange('bad', 1, { fields: { ...incidentFields, type: 'jaywalking' } });
  const reply = await olive.sync({ changes: [refused, newChange('good', 2)] });
  expect(reply.outcomes).toMatchObject([
    { seq: 1, result: 'refused', fault: { code: 'unknown-entry', where: 'type' } },
    { seq: 2, result: 'applied' },
  ]);
  const [kept] = await readQuarantine(server.database);
  expect(JSON.parse(kept?.raw ?? '')).toEqual(refused);
});

test.each([
  ['malformed', { ...newChange('x', 1), at: 'noon' }],
  ['malformed', { ...newChange('x', 1), kind: 'murder' }],
  ['malformed', newChange('x', 1, { fields: { ...incidentFields, from: -1 } })],
  ['malformed', newChange('x', 1, { fields: { type: 'begging' } })],
  ['malformed', newChange('x', 1, { fields: { ...incidentFields, note: 'a\u0000b' } })],
  ['unknown-field', { ...newChange('x', 1), role: 'administrator' }],
  ['unknown-field', newChange('x', 1, { fields: { ...incidentFields, suspect: 'J Doe' } })],
  ['unknown-field', newChange('x', 1, { fields: { ...incidentFields, author: 'ada' } })],
  ['too-large', newChange('x', 1, { fields: { note: 'n'.repeat(changeBytesMax) } })],
  ['no-such-record', newChange('x', 1, { base: 3, fields: { note: 'late' } })],
  ['no-such-record', newChange('x', 1, { isDelete: true, fields: {} })],
] as const)('[S4] %s is an outcome, and stays one', async (code, change) => {
  for (let i = 0; i < 2; i++) {
    const { outcomes, appliedSeq } = await olive.sync({ changes: [change] });
    expect(outcomes[0]).toMatchObject({ seq: 1, result: 'refused', fault: { code } });
    expect(appliedSeq).toBe(1);
  }
  expect(await stored()).toHaveLength(0);
  expect(await readQuarantine(server.database)).toHaveLength(1);
});

test('[S4] a field called __proto__ is a field that nobody knows', async () => {
  const change = JSON.stringify(newChange('x', 1)).replace(
    '"fields":{',
    '"fields":{"__proto__":{"a":1},',
  );
  const request = JSON.stringify(newRequest(olive.client, olive.person, ['CHANGE'])).replace(
    '"CHANGE"',
    change,
  );
  const response = await olive.ask('POST', '/api/sync', request);
  expect(await response.json()).toMatchObject({
    outcomes: [{ result: 'refused', fault: { code: 'unknown-field', where: '__proto__' } }],
  });
});

test('[S4] a name of any length still makes an answer that a phone can read', async () => {
  const name = 'n'.repeat(5000);
  const reply = await olive.sync({
    changes: [{ ...newChange('x', 1), [name]: 1 }, newChange('y', 2, { fields: { [name]: 1 } })],
  });
  expect(resultsOf(reply.outcomes)).toEqual(['refused', 'refused']);
  expect(parse(syncReplySchema, reply)).toMatchObject({ ok: true });
  const request = await olive.trySync({ [name]: 1 });
  expect(parse(faultReplySchema, await request.json())).toMatchObject({ ok: true });
});

test('[S4] a change without a readable head makes the whole batch malformed, and nothing is applied', async () => {
  const response = await olive.trySync({ changes: [newChange('one', 1), { seq: 2 }] });
  expect(response.status).toBe(400);
  expect(await faultOf(response)).toMatchObject({ code: 'malformed' });
  expect(await stored()).toHaveLength(0);
});

test('[S5] an outcome carries the record as it is now, or what the phone lacks to tell it itself', async () => {
  const { outcomes } = await olive.sync({
    changes: [
      newChange('glass', 1),
      edit('glass', 2, 1, 'a'),
      edit('glass', 3, 9, 'x'.repeat(501)),
    ],
  });
  expect(outcomes.map(({ record }) => record?.version)).toEqual([undefined, 2, 2]);
  expect(outcomes[0]).toMatchObject({
    result: 'applied',
    placed: { zones: expect.arrayContaining(['town-centre']) },
  });
  expect(outcomes[2]).toMatchObject({ result: 'refused', record: { fields: { note: 'a' } } });
});

test('[S8] what one person wrote is not taken from another’s session', async () => {
  const otto = await server.signIn('otto-officer');
  const response = await otto.trySync({
    person: 'olive-officer',
    changes: [newChange('glass', 1)],
  });
  expect(response.status).toBe(403);
  expect(await faultOf(response)).toMatchObject({ code: 'wrong-person' });
  expect(await stored()).toHaveLength(0);
});

test('[S8] a phone’s storage belongs to the person who first sent from it', async () => {
  await olive.sync();
  const otto = await server.signIn('otto-officer');
  const response = await otto.trySync({ client: olive.client, changes: [newChange('glass', 1)] });
  expect(response.status).toBe(403);
  expect(await stored()).toHaveLength(0);
});

test('[S9] a clock far ahead is believed five minutes, one far behind is believed', async () => {
  const ahead = server.world.now() + 10 * 365 * 24 * hourMs;
  await olive.sync({
    changes: [newChange('ahead', 1, { at: ahead }), newChange('old', 2, { at: 0 })],
  });
  const [first, second] = await stored();
  expect(first?.createdAt).toBe(server.world.now() + 5 * minuteMs);
  expect(second?.createdAt).toBe(0);
  expect(second?.receivedAt).toBe(server.world.now());
});

test('receipts are of a word and four digits, and no two records share one', async () => {
  const changes = Array.from({ length: 100 }, (_, i) => newChange(`record ${i}`, i + 1));
  const { outcomes } = await olive.sync({ changes });
  const codes = outcomes.map(({ receipt }) => receipt ?? '');
  expect(new Set(codes).size).toBe(100);
  expect(codes.every((code) => /^[A-Z]{4,8}-\d{4}$/.test(code))).toBe(true);
});
