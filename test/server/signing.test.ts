import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { isSignedBy } from '../../src/server/keys/server-keys.ts';
import { canonicalChange } from '../../src/sync/canonical.ts';
import type { Change, SyncReply } from '../../src/sync/messages.ts';
import { statementOf } from '../../src/sync/statement.ts';
import { newChange } from '../support/changes.ts';
import {
  newRequest,
  newTestKeys,
  newTestServer,
  type TestClient,
  type TestServer,
} from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

const refused = (seq: number) => newChange('refused', seq, { fields: { type: 'no-such-type' } });

/** As a phone would write it, from what it sent and the outcomes that came. */
function statementIn(reply: SyncReply, sent: readonly Change[], person = 'olive-officer'): string {
  const lines = reply.outcomes
    .filter(({ result }) => result !== 'refused')
    .map(({ seq, receipt = '' }) => {
      const change = sent.find((one) => one.seq === seq);
      if (!change) throw new Error(`Nothing was sent as ${seq}.`);
      const hash = createHash('sha256').update(canonicalChange(change)).digest('hex');
      return { receipt, record: change.record, hash };
    });
  return statementOf(person, reply.now, lines);
}

const holds = (reply: SyncReply, statement: string, keys = server.keys): boolean =>
  reply.signature?.key === keys.receipt.id &&
  isSignedBy(keys.receipt.key, statement, reply.signature.value);

test('[S16] one signature holds for all that was received, as the phone itself writes it', async () => {
  const sent = [newChange('a', 1), refused(2), newChange('b', 3), newChange('a', 4, { base: 1 })];
  const reply = await olive.sync({ changes: sent });
  expect(reply.outcomes.map(({ result }) => result)).toEqual([
    'applied',
    'refused',
    'applied',
    'applied',
  ]);
  const statement = statementIn(reply, sent);
  expect(statement.split('\n')).toHaveLength(3 + 3);
  expect(holds(reply, statement)).toBe(true);
});

test('[S16] it holds for nothing else: not another byte, person, time, order, nor a change less', async () => {
  const sent = [newChange('a', 1), newChange('b', 2)];
  const reply = await olive.sync({ changes: sent });
  const [a, b] = sent as [Change, Change];
  const other = { ...a, fields: { ...a.fields, to: Number(a.fields.to) + 1 } };
  const reversed = { ...reply, outcomes: reply.outcomes.toReversed() };
  const fewer = { ...reply, outcomes: reply.outcomes.slice(1) };
  const wrong = [
    statementIn(reply, [other, b]),
    statementIn(reply, sent, 'otto-officer'),
    statementIn({ ...reply, now: reply.now + 1 }, sent),
    statementIn(reversed, sent),
    statementIn(fewer, sent),
  ];
  expect(wrong.map((statement) => holds(reply, statement))).toEqual(wrong.map(() => false));
  expect(holds(reply, statementIn(reply, sent))).toBe(true);
});

test('[S16] what is answered again is signed again, for the time of that answer', async () => {
  const sent = [newChange('a', 1)];
  const first = await olive.sync({ changes: sent });
  server.world.pass(60_000);
  const again = await olive.sync({ changes: sent });
  expect(again.now).toBe(first.now + 60_000);
  expect(holds(again, statementIn(again, sent))).toBe(true);
  expect(again.signature?.value).not.toBe(first.signature?.value);
});

test('[S16] where nothing was received there is no signature', async () => {
  expect(await olive.sync()).not.toHaveProperty('signature');
  expect(await olive.sync({ changes: [refused(1)] })).not.toHaveProperty('signature');
});

test('[S16] a phone of release 0.1 is answered as ever, without signature and keys', async () => {
  const reply = await olive.sync({ protocol: 1, changes: [newChange('a', 1)], keys: null });
  expect(reply.outcomes[0]).toMatchObject({ result: 'applied' });
  expect(reply).not.toHaveProperty('signature');
  expect(reply).not.toHaveProperty('keys');
});

test('[S16] the keys are told once, and again when a server with others has joined', async () => {
  const first = await olive.sync({ keys: null });
  expect(first.keys?.receipts).toEqual([
    { id: server.keys.receipt.id, key: server.keys.receipt.key },
  ]);
  const held = first.keys?.id ?? '';
  expect(await olive.sync({ keys: held })).not.toHaveProperty('keys');

  const { database, world } = server;
  const keys = newTestKeys(2);
  const second = await newTestServer({ database, world, keys });
  const request = { ...newRequest(olive.client, olive.person, [newChange('a', 1)]), keys: held };
  const asked = await second.ask('POST', '/api/sync', request, olive.cookie);
  const there = (await asked.json()) as SyncReply;
  expect(there.keys?.receipts.map(({ id }) => id)).toContain(keys.receipt.id);
  expect(holds(there, statementIn(there, [newChange('a', 1)]), keys)).toBe(true);
  // The first one has heard of it too.
  expect(await olive.sync({ keys: there.keys?.id ?? '' })).not.toHaveProperty('keys');
});
