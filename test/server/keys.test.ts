import { createECDH, generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseArguments } from '../../src/server/arguments.ts';
import { openKeys } from '../../src/server/keys/key-file.ts';
import { keysToTell, makeKeysKnown, readKnownKeys } from '../../src/server/keys/known-keys.ts';
import { keyNotesOf } from '../../src/server/keys/notes.ts';
import { isPassOf, passFor } from '../../src/server/keys/pass.ts';
import { isSignedBy } from '../../src/server/keys/server-keys.ts';
import { newTestKeys, newTestServer, newTestWorld } from '../support/server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

const placeNamed = (name: string) => join(folder, name, 'keys.json');

async function mustOpen(path: string, seed = 1) {
  const opened = await openKeys(path, newTestWorld(seed));
  if (!opened.ok) throw new Error(opened.fault);
  return opened.value;
}

test('a first start makes a key file that only its owner may read, a second start finds the same keys', async () => {
  const path = placeNamed('first');
  const first = await mustOpen(path);
  expect(first).toMatchObject({ isNew: true, isOpen: false });
  expect((await stat(path)).mode & 0o777).toBe(0o600);

  const second = await mustOpen(path, 2);
  expect(second).toMatchObject({ isNew: false });
  expect(second.keys.receipt.key).toBe(first.keys.receipt.key);
  expect(second.keys.seal.key).toBe(first.keys.seal.key);
  const signature = second.keys.receipt.sign('word');
  expect(isSignedBy(first.keys.receipt.key, 'word', signature)).toBe(true);
  expect(isSignedBy(first.keys.receipt.key, 'Word', signature)).toBe(false);
});

test('of two servers that make a key file at once, both have what is in the file', async () => {
  const path = placeNamed('twice');
  const both = await Promise.all([mustOpen(path, 1), mustOpen(path, 2), mustOpen(path, 3)]);
  expect(new Set(both.map(({ keys }) => keys.receipt.id)).size).toBe(1);
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test('the key file lies in the data folder, or where it was said to', () => {
  const keysOf = (given: string[], env = {}) => Object(parseArguments(given, env)).keys;
  expect(keysOf([])).toBe(join('data', 'keys.json'));
  expect(keysOf(['--data', 'other'])).toBe(join('other', 'keys.json'));
  expect(keysOf([], { KEYS_FILE: '/run/keys.json' })).toBe('/run/keys.json');
  expect(keysOf(['--keys', 'mine.json'], { KEYS_FILE: '/run/keys.json' })).toBe('mine.json');
});

test('a damaged key file is told in a line that names it, and is left as it is', async () => {
  const path = placeNamed('damaged');
  await mustOpen(path);
  const whole = await readFile(path, 'utf8');
  const { receipt } = JSON.parse(whole) as { receipt: { secret: string } };
  const wrongLetter = receipt.secret.startsWith('A') ? 'B' : 'A';
  const damages: Readonly<Record<string, string>> = {
    'a letter': whole.replace(receipt.secret, wrongLetter + receipt.secret.slice(1)),
    'cut off': whole.slice(0, 60),
    empty: '',
    'another file': '{"name":"beatbook"}',
  };
  for (const [what, content] of Object.entries(damages)) {
    await writeFile(path, content);
    const opened = await openKeys(path, newTestWorld());
    expect(opened, what).toMatchObject({ ok: false });
    expect(opened.ok ? '' : opened.fault, what).toContain(`The key file ${path} is damaged.`);
    expect(await readFile(path, 'utf8')).toBe(content);
  }
});

test('a key file that can not be read stops the server too, and is never written over', async () => {
  const opened = await openKeys(folder, newTestWorld());
  expect(opened.ok ? '' : opened.fault).toContain(`The key file ${folder} can't be used`);
});

test('a key file that others may read is told of', async () => {
  const path = placeNamed('open');
  await mustOpen(path);
  await chmod(path, 0o640);
  const opened = await mustOpen(path);
  expect(opened.isOpen).toBe(true);
  expect(keyNotesOf(opened, { path, others: 0 })).toEqual([
    `Others on this machine can read ${path}: close it with chmod 600 ${path}`,
  ]);
});

test('new keys beside known ones are told of: the file may have been lost', async () => {
  const { database, world } = await newTestServer();
  expect(await makeKeysKnown({ database, world, keys: newTestKeys() })).toBe(0);
  const others = await makeKeysKnown({ database, world, keys: newTestKeys(2) });
  expect(others).toBe(1);
  const notes = keyNotesOf({ isNew: true, isOpen: false }, { path: 'keys.json', others });
  expect(notes.join('\n')).toContain('put the key file of before back');
  expect(keyNotesOf({ isNew: false, isOpen: false }, { path: 'keys.json', others })).toEqual([]);
});

test('phones are told the public keys of all servers, and again only when these are others', async () => {
  const { database, world, keys } = await newTestServer();
  const holder = { client: world.newId(), person: 'olive-officer' };
  const told = await keysToTell({ database, world, keys }, holder, null);
  expect(told).toMatchObject({
    receipts: [{ id: keys.receipt.id, key: keys.receipt.key }],
    seals: [{ id: keys.seal.id, key: keys.seal.key }],
  });
  expect(await keysToTell({ database, world, keys }, holder, told?.id ?? '')).toBe(null);

  await makeKeysKnown({ database, world, keys: newTestKeys(2) });
  const more = await keysToTell({ database, world, keys }, holder, told?.id ?? '');
  expect(more?.receipts.map(({ id }) => id).sort()).toEqual(
    [keys.receipt.id, newTestKeys(2).receipt.id].sort(),
  );
  const renumbered = { ...holder, client: world.newId() };
  const again = await keysToTell({ database, world, keys }, renumbered, more?.id ?? '');
  expect(again?.pass).not.toBe(more?.pass);
});

test('no secret is in what phones are told, nor in the database', async () => {
  const path = placeNamed('secret');
  const { keys } = await mustOpen(path);
  const { database, world } = await newTestServer({ keys });
  const told = await keysToTell({ database, world, keys }, { client: 'c', person: 'p' }, null);
  const rows = await database.sql.selectFrom('server_key').selectAll().execute();
  const file = JSON.parse(await readFile(path, 'utf8'));
  for (const secret of [file.receipt.secret, file.seal.secret]) {
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([told, rows])).not.toContain(secret);
  }
});

test('a pass holds for its client and person alone, and from known servers alone', async () => {
  const server = await newTestServer();
  const { receipts } = await readKnownKeys(server);
  const holder = { client: server.world.newId(), person: 'olive-officer' };
  const pass = passFor(server.keys, holder);
  expect(isPassOf(pass, holder, receipts)).toBe(true);
  expect(isPassOf(pass, { ...holder, person: 'omar-officer' }, receipts)).toBe(false);
  expect(isPassOf(pass, { ...holder, client: server.world.newId() }, receipts)).toBe(false);
  expect(isPassOf(passFor(newTestKeys(2), holder), holder, receipts)).toBe(false);
  for (const wrong of ['', '.', `${pass}.`, pass.slice(0, -6), pass.replace('.', '')]) {
    expect(isPassOf(wrong, holder, receipts)).toBe(false);
  }
});

test('the sealing key agrees with another P-256 key, and with nothing else', () => {
  const { seal } = newTestKeys();
  const phone = createECDH('prime256v1');
  const theirs = phone.generateKeys();
  const agreed = seal.agreeWith(theirs);
  expect(agreed).toHaveLength(32);
  expect(agreed).toEqual(new Uint8Array(phone.computeSecret(seal.key, 'base64url')));
  const otherCurve = generateKeyPairSync('x25519').publicKey.export({
    format: 'der',
    type: 'spki',
  });
  expect(() => seal.agreeWith(otherCurve)).toThrow();
});
