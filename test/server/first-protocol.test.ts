import { beforeEach, expect, test } from 'vitest';
import { parse } from '../../src/domain/schema.ts';
import {
  type FirstSyncReply,
  firstProtocol,
  firstSyncReplySchema,
} from '../../src/sync/first-messages.ts';
import { protocol } from '../../src/sync/limits.ts';
import { idOf, newChange } from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let olive: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
});

/** As a phone of release 0.1 asks, and reads what comes. */
async function syncAsFirst(changes: readonly unknown[]): Promise<FirstSyncReply> {
  const response = await olive.trySync({ protocol: firstProtocol, changes: [...changes] });
  const reply = parse(firstSyncReplySchema, await response.json());
  if (!reply.ok) throw new Error(`${reply.fault.code} ${reply.fault.where}`);
  return reply.value;
}

test('[S5] a phone of release 0.1 is told every record whole, with its receipt, as it was then', async () => {
  const reply = await syncAsFirst([
    newChange('glass', 1),
    newChange('glass', 2, { base: 1, fields: { note: 'swept up' } }),
    newChange('glass', 3, { base: 2, fields: { note: 'n'.repeat(501) } }),
  ]);
  const receipt = { code: expect.stringMatching(/^[A-Z]+-\d{4}$/), at: server.world.now() };
  expect(reply.outcomes).toMatchObject([
    { id: newChange('glass', 1).id, seq: 1, receipt, record: { version: 1 } },
    { seq: 2, receipt, record: { version: 2, fields: { note: 'swept up' } } },
    { seq: 3, result: 'refused', fault: { code: 'malformed' }, record: { version: 2 } },
  ]);
  expect(reply.outcomes[2]).not.toHaveProperty('receipt');
  // It expects its own records on the page, too.
  expect(reply.records).toMatchObject([{ id: idOf('glass'), version: 2 }]);
});

test('[S2] a phone that is brought up to date is answered what it sent before, in the new words', async () => {
  const changes = [newChange('glass', 1)];
  const [before] = (await syncAsFirst(changes)).outcomes;
  const [after] = (await olive.sync({ changes })).outcomes;
  expect(after).toMatchObject({ seq: 1, result: 'applied', receipt: before?.receipt?.code });
});

test.each([
  [firstProtocol, firstProtocol],
  [protocol, protocol],
  [protocol + 1, protocol],
])('a phone that speaks protocol %i is answered in %i', async (asked, spoken) => {
  expect(await (await olive.trySync({ protocol: asked })).json()).toMatchObject({
    protocol: spoken,
  });
});
