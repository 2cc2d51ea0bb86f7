import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { parse } from '../../src/domain/schema.ts';
import { isSignedBy } from '../../src/server/keys/server-keys.ts';
import { canonicalChange } from '../../src/sync/canonical.ts';
import type { Change } from '../../src/sync/messages.ts';
import { type ReceiptReply, receiptReplySchema } from '../../src/sync/receipts.ts';
import { statementOf } from '../../src/sync/statement.ts';
import { idOf, newChange, patrolFields, referralFields } from '../support/changes.ts';
import { faultOf, newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

const hashOf = (change: Change): string =>
  createHash('sha256').update(canonicalChange(change)).digest('hex');

/** Sends changes and answers the receipt of each. */
async function codesOf(client: TestClient, changes: readonly Change[]): Promise<string[]> {
  const { outcomes } = await client.sync({ changes: [...changes] });
  return outcomes.map(({ receipt }) => receipt ?? 'none');
}

async function ask(client: TestClient, code: string): Promise<ReceiptReply> {
  const response = await client.ask('GET', `/api/receipts/${code}`);
  const parsed = parse(receiptReplySchema, await response.json());
  if (!parsed.ok) throw new Error(`${response.status} ${JSON.stringify(parsed.fault)}`);
  return parsed.value;
}

test('[S16] months later the server signs again what it received of its author, and nothing else', async () => {
  const change = newChange('drinking', 1);
  const [code = ''] = await codesOf(olive, [change]);
  server.world.pass(90_000);
  const receipt = await ask(olive, code);
  expect(receipt).toMatchObject({ code, kind: 'incident', version: 1, isDeleted: false });

  const line = { receipt: code, record: idOf('drinking'), hash: hashOf(change) };
  const statement = statementOf('olive-officer', receipt.receivedAt, [line]);
  expect(receipt.signed?.statement).toBe(statement);
  const { key } = server.keys.receipt;
  expect(isSignedBy(key, statement, receipt.signed?.signature ?? '')).toBe(true);
  expect(isSignedBy(key, `${statement} `, receipt.signed?.signature ?? '')).toBe(false);
});

test('its author may ask about a record that was deleted since, or that the hub took up', async () => {
  const [deleted = '', taken = ''] = await codesOf(olive, [
    newChange('drinking', 1),
    newChange('jo', 2, { kind: 'referral', fields: referralFields }),
  ]);
  await olive.sync({
    changes: [newChange('drinking', 3, { base: 1, fields: {}, isDelete: true })],
  });
  const hana = await server.signIn('hana-hubworker');
  const step = { status: 'received', statusAt: server.world.now() };
  await hana.sync({ changes: [newChange('jo', 1, { kind: 'referral', base: 1, fields: step })] });

  expect(await ask(olive, deleted)).toMatchObject({ isDeleted: true, version: 2 });
  expect(await ask(olive, taken)).toMatchObject({ kind: 'referral', version: 2 });
  expect((await ask(olive, deleted)).signed?.statement).toContain(deleted);
});

test('[S11] a receipt is told to those who may see its record; to all others it is the same as none', async () => {
  const [incident = '', patrol = '', referral = ''] = await codesOf(olive, [
    newChange('drinking', 1),
    newChange('walk', 2, { kind: 'patrol', fields: patrolFields }),
    newChange('jo', 3, { kind: 'referral', fields: referralFields }),
  ]);
  const may: Readonly<Record<string, readonly string[]>> = {
    'olive-officer': [incident, patrol, referral],
    'otto-officer': [incident],
    'corin-coordinator': [incident, patrol],
    'iris-inspector': [incident, patrol],
    'hana-hubworker': [referral],
    'cole-councilprotection': [],
    'perry-partner': [],
    'ada-administrator': [],
  };
  for (const [person, codes] of Object.entries(may)) {
    const client = await server.signIn(person);
    const unknown = await client.ask('GET', '/api/receipts/NOBODY-0000');
    expect(unknown.status).toBe(404);
    const nothing = await unknown.text();
    for (const code of [incident, patrol, referral]) {
      const response = await client.ask('GET', `/api/receipts/${code}`);
      const isTold = response.status === 200;
      expect([person, code, isTold]).toEqual([person, code, codes.includes(code)]);
      if (!isTold) expect(await response.text()).toBe(nothing);
    }
  }
});

test('[S11] who made a record stands in a signed statement: only its author and roles with names get one', async () => {
  const [code = ''] = await codesOf(olive, [newChange('drinking', 1)]);
  for (const [person, isSigned] of [
    ['olive-officer', true],
    ['corin-coordinator', true],
    ['otto-officer', false],
  ] as const) {
    const receipt = await ask(await server.signIn(person), code);
    expect([person, !!receipt.signed]).toEqual([person, isSigned]);
    expect(JSON.stringify(receipt).includes('olive')).toBe(isSigned);
  }
});

test('what a colleague deleted is told to nobody but its author', async () => {
  const [code = ''] = await codesOf(olive, [newChange('drinking', 1)]);
  await olive.sync({
    changes: [newChange('drinking', 2, { base: 1, fields: {}, isDelete: true })],
  });
  const corin = await server.signIn('corin-coordinator');
  expect((await corin.ask('GET', `/api/receipts/${code}`)).status).toBe(404);
});

test('a refused try before it does not stand in for what was received', async () => {
  const refused = newChange('drinking', 1, { fields: { type: 'no-such-type' } });
  const mended = { ...newChange('drinking', 2), id: idOf('mended') };
  const codes = await codesOf(olive, [refused, mended]);
  const receipt = await ask(olive, codes[1] ?? '');
  expect(receipt.signed?.statement).toContain(hashOf(mended));
});

test('receipts are asked for signed in, and not too often', async () => {
  expect((await server.ask('GET', '/api/receipts/RIVER-7214')).status).toBe(401);
  for (let i = 0; i < 60; i++) await olive.ask('GET', '/api/receipts/RIVER-7214');
  const refused = await olive.ask('GET', '/api/receipts/RIVER-7214');
  expect((await faultOf(refused)).code).toBe('too-often');
  expect(JSON.stringify(server.lines)).not.toContain('RIVER');
});
