import { beforeEach, expect, test } from 'vitest';
import { seal } from '../../src/device/seal.ts';
import { readKnownKeys } from '../../src/server/keys/known-keys.ts';
import { passFor } from '../../src/server/keys/pass.ts';
import { type Rescued, type RescueFile, rescueFileBytesMax } from '../../src/sync/rescue.ts';
import type { RescueReply } from '../../src/sync/rescue-messages.ts';
import { idOf, newChange } from '../support/changes.ts';
import { newTestKeys, newTestServer, type TestClient, type TestServer } from '../support/server.ts';

const holder = { client: idOf('Olive’s phone'), person: 'olive-officer' };

let server: TestServer;
let corin: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  corin = await server.signIn('corin-coordinator');
});

/** As Olive's phone would make it; what is given replaces what is usual. */
async function newFile(given: Partial<Rescued> = {}): Promise<RescueFile> {
  const { seq: _, ...change } = newChange('bench', 1);
  const pass = passFor(server.keys, holder);
  const content = { ...holder, pass, changes: [change], ...given };
  const { seals } = await readKnownKeys(server);
  return seal(JSON.stringify(content), seals, server.world.now());
}

async function bringIn(file: unknown): Promise<RescueReply> {
  const response = await corin.ask('POST', '/api/rescue', file);
  expect(response.status).toBe(200);
  return (await response.json()) as RescueReply;
}

const countRecords = async (): Promise<number> =>
  (await server.database.sql.selectFrom('record').select('id').execute()).length;

test('[S18] a file with a pass of this server is brought in', async () => {
  const outcomes = [{ kind: 'incident', result: 'new', count: 1 }];
  expect(await bringIn(await newFile())).toEqual({
    brought: { author: 'Olive Officer', outcomes },
  });
  expect(await countRecords()).toBe(1);
});

const forgeries = [
  ['in another person’s name', () => ({ person: 'otto-officer' })],
  ['for another phone', () => ({ client: idOf('Otto’s phone') })],
  ['with a pass of another partnership', () => ({ pass: passFor(newTestKeys(2), holder) })],
  ['with a pass that nobody signed', () => ({ pass: `${newTestKeys().receipt.id}.AAAA` })],
  ['with no more than a word for a pass', () => ({ pass: 'please' })],
] as const;

test.each(
  forgeries,
)('[S8] [S18] a file made %s is refused, and nothing is changed', async (_, given) => {
  expect(await bringIn(await newFile(given()))).toEqual({ whyNot: 'forged' });
  expect(await countRecords()).toBe(0);
});

test('[S4] [S18] a change in the file that cannot be read holds up no other', async () => {
  const { seq: _, ...good } = newChange('gate', 1);
  const bad = { ...good, id: idOf('bad'), kind: 'sighting' };
  expect(await bringIn(await newFile({ changes: [bad, good] }))).toMatchObject({
    brought: {
      outcomes: [
        { kind: null, result: 'refused', code: 'malformed', count: 1 },
        { kind: 'incident', result: 'new', count: 1 },
      ],
    },
  });
});

test('[S18] a file that is sealed for several servers opens at each of them', async () => {
  const keys = newTestKeys(2);
  const file = await seal(
    JSON.stringify({ ...holder, pass: passFor(server.keys, holder), changes: [] }),
    [keys.seal, server.keys.seal],
    server.world.now(),
  );
  expect(await bringIn(file)).toMatchObject({ brought: { author: 'Olive Officer' } });
  expect(file.keys.map((key) => key.for)).toEqual([keys.seal.id, server.keys.seal.id]);
});

test('[S18] only roles that set phones right may bring a file in', async () => {
  const file = await newFile();
  const people = [
    'olive-officer',
    'iris-inspector',
    'hana-hubworker',
    'cole-councilprotection',
    'perry-partner',
    'corin-coordinator',
    'ada-administrator',
  ];
  const statuses = [];
  for (const person of people) {
    const client = await server.signIn(person);
    statuses.push((await client.ask('POST', '/api/rescue', file)).status);
  }
  expect(statuses).toEqual([403, 403, 403, 403, 403, 200, 200]);
  expect((await server.ask('POST', '/api/rescue', file)).status).toBe(401);
});

test('[S18] a file larger than any phone makes is refused before it is read', async () => {
  const response = await corin.ask('POST', '/api/rescue', {
    ...(await newFile()),
    sealed: 'A'.repeat(rescueFileBytesMax),
  });
  expect(response.status).toBe(413);
});
