/** S12: a phone takes a reply with a key too many for no reply at all, so an older one is told none. */
import { beforeEach, expect, test } from 'vitest';
import { firstProtocol } from '../../src/sync/first-messages.ts';
import { secondProtocol } from '../../src/sync/older-phones.ts';
import { idOf, incidentFields, newChange, patrolFields } from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';
import { knownPaths, strangersIn } from './known-paths.ts';

let server: TestServer;
let olive: TestClient;
let iris: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
  iris = await server.signIn('iris-inspector');
});

const hour = 3_600_000;
const photo = { hash: 'a'.repeat(64), bytes: 1000, width: 1600, height: 1200, at: 0 };

/** Everything that came with protocol 3. */
async function writeWhatIsNew(): Promise<void> {
  const now = server.world.now();
  const visit = {
    id: idOf('visit'),
    hotspot: 'brenchley-gardens',
    arrived: now - hour,
    left: now,
    source: 'fix',
    confirmedSeconds: 3000,
    possibleSeconds: 3600,
  };
  const dispersal = {
    area: { hotspot: 'brenchley-gardens' },
    from: now,
    to: now + hour,
    rank: 'inspector',
    grounds: 'crime-or-disorder',
    zones: [],
  };
  const fields = { ...incidentFields, photos: [photo], caseMeetingReason: 'repeat-victim' };
  const made = await olive.sync({
    changes: [
      newChange('incident', 1, { fields }),
      newChange('patrol', 2, { kind: 'patrol', fields: { ...patrolFields, visits: [visit] } }),
    ],
  });
  const authorised = await iris.sync({
    changes: [newChange('dispersal', 1, { kind: 'dispersal', fields: dispersal })],
  });
  expect([...made.outcomes, ...authorised.outcomes].map(({ result }) => result)).toEqual([
    'applied',
    'applied',
    'applied',
  ]);
}

const askAs = async (client: TestClient, protocol: number, given: object = {}): Promise<unknown> =>
  (await client.trySync({ ...given, protocol })).json();

test.each([
  firstProtocol,
  secondProtocol,
])('[S12] a phone of protocol %i is told only what it can parse, of records and of lists', async (protocol) => {
  await writeWhatIsNew();
  for (const client of [olive, iris]) {
    const reply = (await askAs(client, protocol)) as { records: { kind: string }[] };
    expect(strangersIn(reply, knownPaths(protocol))).toEqual([]);
    expect(reply.records.map(({ kind }) => kind)).toContain('patrol');
  }
});

test('[S12] a phone of today is told all of it, and the check above can see that', async () => {
  await writeWhatIsNew();
  const strangers = strangersIn(await askAs(olive, 3), knownPaths(secondProtocol));
  expect(strangers).toEqual(
    expect.arrayContaining([
      '.records[].fields.photos',
      '.records[].fields.visits[].confirmedSeconds',
      '.records[].fields.visits[].source=fix',
      '.records[].fields.area',
      '.reference.content.traumaPacks',
      '.reference.content.partnership.policy.caseReview',
      '.covered',
    ]),
  );
});

test('[S7] a phone that is brought up to date begins anew, and is told what it could not parse before', async () => {
  await writeWhatIsNew();
  const older = (await askAs(olive, secondProtocol)) as { cursor: string; epoch: string };
  const { cursor, epoch } = older;
  const reply = (await askAs(olive, 3, { cursor, epoch })) as {
    isReset: boolean;
    records: { fields: object }[];
  };
  expect(reply.isReset).toBe(true);
  expect(reply.records.some(({ fields }) => 'photos' in fields)).toBe(true);
});
