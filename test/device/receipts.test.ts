import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { heldReceiptOf } from '../../src/device/receipts.ts';
import { isSignedBy } from '../../src/server/keys/server-keys.ts';
import { canonicalChange } from '../../src/sync/canonical.ts';
import type { SyncReply } from '../../src/sync/messages.ts';
import { statementOf } from '../../src/sync/statement.ts';
import { nodeCrypto } from '../support/node-crypto.ts';
import { newTestKeys, newTestServer } from '../support/server.ts';
import { changesSent, givenOlive, incident, must, patrol, type Town } from './given.ts';
import { rowsIn } from './rows-in.ts';

type Forge = (reply: SyncReply) => SyncReply;

/** Once, the reply to what was sent comes back altered, as on a wire that somebody has in hand. */
function forgeOnce({ world }: Town, forge: Forge): void {
  const { server: answer } = world.wire;
  world.wire.server = async (path, init) => {
    const response = await answer(path, init);
    const reply = (await response
      .clone()
      .json()
      .catch(() => null)) as SyncReply | null;
    if (!reply?.outcomes?.length) return response;
    world.wire.server = answer;
    return Response.json(forge(reply));
  };
}

const receiptsOn = ({ phone }: Town) => rowsIn(phone.disk, 'olive-officer', 'receipts');

const fail = (): never => {
  throw new Error('Nothing was sent.');
};

const stranger = newTestKeys(99).receipt;
const signedBy = (key: typeof stranger, reply: SyncReply): NonNullable<SyncReply['signature']> => ({
  key: key.id,
  value: key.sign(statementOf('olive-officer', reply.now, [])),
});

const forgeries: Readonly<Record<string, Forge>> = {
  'without a signature': ({ signature: _, ...reply }) => reply,
  'of a key that the server never told of': (reply) => ({
    ...reply,
    signature: signedBy(stranger, reply),
  }),
  'in the name of the right key': (reply) => ({
    ...reply,
    signature: { key: reply.signature?.key ?? '', value: signedBy(stranger, reply).value },
  }),
  'of another time': (reply) => ({ ...reply, now: reply.now + 1 }),
  'with another receipt': (reply) => ({
    ...reply,
    outcomes: reply.outcomes.map((outcome) => ({ ...outcome, receipt: 'RIVER-7214' })),
  }),
  'without a receipt': (reply) => ({
    ...reply,
    outcomes: reply.outcomes.map(({ receipt: _, ...outcome }) => outcome),
  }),
  'to what was not sent': (reply) => ({
    ...reply,
    outcomes: reply.outcomes.map((outcome) => ({ ...outcome, seq: outcome.seq + 7 })),
  }),
  'of a change less': (reply) => ({ ...reply, outcomes: reply.outcomes.slice(1) }),
  'in another order': (reply) => ({ ...reply, outcomes: reply.outcomes.toReversed() }),
};

test.each(
  Object.keys(forgeries),
)('[S16] [S12] a reply %s changes nothing, and the true one comes later', async (name) => {
  const town = await givenOlive();
  const { world, phone } = town;
  world.wire.weather = 'offline';
  const ids = [
    must(await phone.log('patrol', patrol())),
    must(await phone.log('patrol', patrol())),
  ];
  await phone.until('waiting', ({ sync }) => sync.phase === 'waiting');
  const forge = forgeries[name];
  if (forge) forgeOnce(town, forge);
  world.wire.weather = 'clear';
  const before = await rowsIn(phone.disk, 'olive-officer', 'pages');
  phone.comeBack();
  await phone.until('refused', ({ sync }) => sync.fault?.where === 'not an answer of the server');
  expect(ids.map((id) => phone.state().records.get(id)?.state)).toEqual(['saved', 'saved']);
  expect(await receiptsOn(town)).toEqual([]);
  expect(await rowsIn(phone.disk, 'olive-officer', 'pages')).toEqual(before);

  await world.pass(300_000);
  await phone.until('received', ({ unsent }) => unsent === 0);
  expect(await receiptsOn(town)).toHaveLength(1);
});

test('[S16] what was sent for one person is no receipt of another’s', async () => {
  const town = await givenOlive();
  const changeSent = () => changesSent(town.world).at(-1) ?? fail();
  forgeOnce(town, (reply) => {
    const { receipt } = town.server.keys;
    const hash = createHash('sha256').update(canonicalChange(changeSent())).digest('hex');
    const code = reply.outcomes[0]?.receipt ?? '';
    const line = { receipt: code, record: changeSent().record, hash };
    const his = statementOf('otto-officer', reply.now, [line]);
    const hers = statementOf('olive-officer', reply.now, [line]);
    // Her own would hold: it is the name alone that makes the difference.
    expect(isSignedBy(receipt.key, hers, reply.signature?.value ?? '')).toBe(true);
    return { ...reply, signature: { key: receipt.id, value: receipt.sign(his) } };
  });
  const id = must(await town.phone.log('patrol', patrol()));
  await town.phone.until('waiting', ({ sync }) => sync.phase === 'waiting');
  expect(town.phone.state().records.get(id)?.state).toBe('saved');
  expect(await receiptsOn(town)).toEqual([]);
});

test('[S16] [S5] a receipt is stored with its outcomes, one a reply, and found by each of its codes', async () => {
  const town = await givenOlive();
  const { world, phone } = town;
  world.wire.weather = 'offline';
  const walk = must(await phone.log('patrol', patrol()));
  const seen = must(await phone.log('incident', incident()));
  await world.pass(20_000);
  world.wire.weather = 'clear';
  phone.comeBack();
  await phone.until('received', ({ unsent }) => unsent === 0);
  expect(await receiptsOn(town)).toHaveLength(1);
  for (const [id, kind] of [
    [walk, 'patrol'],
    [seen, 'incident'],
  ] as const) {
    const { receipt } = phone.state().records.get(id) ?? {};
    const code = receipt?.code ?? '';
    const held = heldReceiptOf(code, must(await phone.receiptsOf(code)));
    expect(held).toMatchObject({ kind, at: receipt?.at, lastAt: receipt?.at });
    expect(held?.signed.statement).toContain(`${code} ${id} `);
    const { statement, signature, key } = held?.signed ?? { key: { key: '' } };
    expect(await nodeCrypto.isSignedBy(key.key, statement ?? '', signature ?? '')).toBe(true);
  }
  expect(must(await phone.receiptsOf('NOBODY-0000'))).toEqual([]);
});

test('[S16] receipts stay on the phone after signing out, and say nothing of what was written', async () => {
  const town = await givenOlive();
  must(await town.phone.log('patrol', patrol({ note: 'SECRET-NOTE' })));
  await town.phone.until('received', ({ unsent }) => unsent === 0);
  must(await town.phone.signOut());
  const rows = await receiptsOn(town);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('SECRET-NOTE');
});

test('[S16] a second server’s key is taken with its own reply, and the first one’s receipts still hold', async () => {
  const town = await givenOlive();
  const { world, phone, server } = town;
  must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ unsent }) => unsent === 0);
  const { database } = server;
  const keys = newTestKeys(2);
  const second = await newTestServer({ database, world: server.world, keys });
  server.answeredBy(second.app);
  must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ unsent, records }) => unsent === 0 && records.size === 2);
  const rows = await receiptsOn(town);
  expect(rows.map(({ publicKey }) => publicKey)).toEqual([
    server.keys.receipt.key,
    keys.receipt.key,
  ]);
  expect(world.wire.sent.length).toBeGreaterThan(0);
});

test('[S16] a browser that can’t check signatures keeps the receipt, and nothing else is different', async () => {
  const crypto = { ...nodeCrypto, isSignedBy: async () => null };
  const town = await givenOlive({ platform: { crypto } });
  const id = must(await town.phone.log('patrol', patrol()));
  await town.phone.until('received', ({ unsent }) => unsent === 0);
  expect(town.phone.state().records.get(id)?.state).toBe('received');
  expect(await receiptsOn(town)).toHaveLength(1);
});

test('[S16] what was refused has no receipt, and holds up none', async () => {
  const town = await givenOlive();
  const { world, phone } = town;
  world.wire.weather = 'offline';
  must(await phone.log('patrol', patrol({ zones: ['no-such-zone'] })));
  const good = must(await phone.log('patrol', patrol()));
  world.wire.weather = 'clear';
  phone.comeBack();
  await phone.until('answered', ({ needsAttention, records }) => {
    return needsAttention === 1 && records.get(good)?.state === 'received';
  });
  const [row] = await receiptsOn(town);
  expect(row?.codes).toHaveLength(1);
});
