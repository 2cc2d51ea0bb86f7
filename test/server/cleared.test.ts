import { beforeEach, expect, test } from 'vitest';
import { roles } from '../../src/domain/roles.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { readClient } from '../../src/server/database/changes.ts';
import type { ClearedReply } from '../../src/sync/rescue-messages.ts';
import { idOf, newChange } from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer, testStart } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

const anew = idOf('storage after it was cleared');

const toldTo = async (person: string): Promise<ClearedReply['cleared']> => {
  const client = await server.signIn(person);
  const response = await client.ask('GET', '/api/rescue');
  return ((await response.json()) as ClearedReply).cleared;
};

test('[S17] an empty phone under the sign-in of one that held changes is told how many never came, until it has heard', async () => {
  const { epoch } = await olive.sync({ changes: [newChange('bench', 1)], waiting: 3 });
  server.world.pass(30 * minuteMs);

  expect((await olive.sync({ client: anew })).neverCame).toBe(3);
  expect((await olive.sync({ client: anew })).neverCame).toBe(3);
  expect((await olive.sync({ client: anew, epoch })).neverCame).toBeUndefined();
});

test('[S17] whoever sets phones right reads whose it was, how many, and from before when', async () => {
  await olive.sync({ waiting: 3 });
  server.world.pass(30 * minuteMs);
  await olive.sync({ client: anew });
  await olive.sync({ client: anew, waiting: 2 });
  server.world.pass(30 * minuteMs);
  await olive.sync({ client: idOf('cleared once more') });

  const [again, first] = await toldTo('corin-coordinator');
  expect(first).toEqual({
    name: 'Olive Officer',
    device: 'Test phone',
    waiting: 3,
    cameAt: testStart,
    noticedAt: testStart + 30 * minuteMs,
  });
  expect(again).toMatchObject({ waiting: 2, cameAt: testStart + 30 * minuteMs });
  expect(await toldTo('ada-administrator')).toHaveLength(2);
});

test('[S17] what was numbered and did not come counts with what waits', async () => {
  const { epoch } = await olive.sync();
  await olive.trySync({
    epoch,
    changes: [newChange('gate', 2), newChange('park', 3)],
    waiting: 1,
  });
  expect((await olive.sync({ client: anew })).neverCame).toBe(3);
});

test('[S17] a phone that only asks is noted once a minute, and at once when it holds more or less', async () => {
  const noted = async () => {
    const key = { id: olive.client, partnership: 'maidstone' };
    const client = await readClient(server.database, key);
    return {
      waiting: client?.waiting,
      secondsAgo: (server.world.now() - (client?.cameAt ?? 0)) / 1000,
    };
  };
  const { epoch } = await olive.sync({ waiting: 1 });
  server.world.pass(30 * secondMs);
  await olive.sync({ epoch, waiting: 1 });
  expect(await noted()).toEqual({ waiting: 1, secondsAgo: 30 });
  await olive.sync({ epoch, waiting: 2 });
  expect(await noted()).toEqual({ waiting: 2, secondsAgo: 0 });
  server.world.pass(minuteMs);
  await olive.sync({ epoch, waiting: 2 });
  expect(await noted()).toEqual({ waiting: 2, secondsAgo: 0 });
});

test('[S17] nobody is told where everything had come, nor of another sign-in, nor of a phone that is numbered anew', async () => {
  const { epoch } = await olive.sync({ waiting: 3 });
  expect(
    (await olive.sync({ changes: [newChange('bench', 1)], waiting: 0 })).neverCame,
  ).toBeUndefined();
  expect((await olive.sync({ client: anew })).neverCame).toBeUndefined();

  await olive.sync({ client: anew, waiting: 3 });
  const second = await server.signIn('olive-officer');
  expect((await second.sync()).neverCame).toBeUndefined();

  const renumbered = idOf('numbered anew');
  expect((await olive.sync({ client: renumbered, epoch })).neverCame).toBeUndefined();
  expect((await olive.sync({ client: idOf('empty') })).neverCame).toBeUndefined();
  expect(await toldTo('corin-coordinator')).toEqual([]);
});

test('[S17] a phone of the first release says nothing of what it holds, and is told nothing', async () => {
  await olive.sync({ protocol: 1 });
  expect(await olive.sync({ protocol: 1, client: anew })).not.toHaveProperty('neverCame');
});

test('only a role that sets phones right may ask whose were cleared', async () => {
  const people = [
    'olive-officer',
    'corin-coordinator',
    'iris-inspector',
    'hana-hubworker',
    'cole-councilprotection',
    'perry-partner',
    'ada-administrator',
  ];
  const statuses = [];
  for (const person of people) {
    const client = await server.signIn(person);
    statuses.push((await client.ask('GET', '/api/rescue')).status);
  }
  expect(statuses).toEqual([403, 200, 403, 403, 403, 403, 200]);
  expect(Object.values(roles).filter(({ rescues }) => rescues)).toHaveLength(2);
  expect((await server.ask('GET', '/api/rescue')).status).toBe(401);
});
