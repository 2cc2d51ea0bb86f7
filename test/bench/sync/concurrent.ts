/** B6: thirty phones at the end of a shift, against the real server and against the least that could do it. */
import { join } from 'node:path';
import { withFields } from '../../../src/domain/records.ts';
import type { Outcome, SyncReply } from '../../../src/sync/messages.ts';
import { quantile } from '../../support/quantile.ts';
import { startServer } from '../../support/server-process.ts';
import type { Arguments } from './arguments.ts';
import {
  type Batch,
  type Change,
  type Client,
  clients,
  measuredChanges,
  newBatches,
  type Ran,
  run,
  zonesOfClient,
} from './crowd.ts';
import { inTurns, median, say, sayOne } from './measure.ts';
import { type Asked, type NodeClient, signInAt } from './node-client.ts';
import { startProcess } from './processes.ts';
import type { Name, Pages } from './systems.ts';

export async function benchConcurrent(pages: Pages, given: Arguments): Promise<void> {
  const root = join(pages.folderOf('ours'), '..');
  const latencies: Record<string, number[]> = { ours: [], floor: [] };
  const engine: number[] = [];
  const asked = { rounds: given.roundsOr(3), warmUps: 0 };
  const samples = await inTurns(['ours', 'floor'], asked, async (name: Name, round) => {
    const batches = newBatches(1000 + round);
    const ran =
      name === 'ours'
        ? await runOurs(root, batches, given.database)
        : await runFloor(pages, batches, engine);
    latencies[name]?.push(...ran.latenciesMs);
    return ran.changesPerSecond;
  });
  say('b6-changes-per-second', samples, { ofFloor: 0.5, isMoreBetter: true });
  for (const [name, times] of Object.entries(latencies)) {
    sayOne(`b6-latency-p50-${name}`, quantile(times, 0.5), 'ms');
    const goal = name === 'ours' ? '(below 250)' : '';
    sayOne(`b6-latency-p99-${name}`, quantile(times, 0.99), 'ms', goal);
  }
  sayOne('b6-engine-alone', median(engine) ?? 0, 'changes/s, with no HTTP, JSON or pulls');
}

async function runOurs(
  root: string,
  batches: readonly (readonly Batch[])[],
  databaseUrl: string | undefined,
): Promise<Ran> {
  if (databaseUrl) process.env.DATABASE_URL = databaseUrl;
  await using server = await startServer({ root });
  delete process.env.DATABASE_URL;
  const code = (link: string) => link.split('/').at(-1) ?? '';
  const administrator = await signInAt(server.url, code(server.linkFor('Ada Administrator')));
  const crowd: Client[] = [];
  for (let i = 0; i < clients; i++) {
    const zones = zonesOfClient(i);
    const path = await newOfficer(administrator, i, zones);
    crowd.push({ zones, exchange: await exchangeOf(await signInAt(server.url, code(path))) });
  }
  return await run(crowd, batches);
}

/** Through the administrator's page, so that any database will do. */
async function newOfficer(
  { ask }: NodeClient,
  i: number,
  zones: readonly string[],
): Promise<string> {
  const added = await ask('POST', '/api/people', {
    name: `Officer ${i}`,
    role: 'officer',
    organisation: 'kent-police',
    zones,
  });
  const { person } = (await added.json()) as { readonly person: { readonly id: string } };
  const made = await ask('POST', `/api/people/${person.id}/link`);
  return ((await made.json()) as { readonly path: string }).path;
}

async function exchangeOf(client: NodeClient): Promise<Client['exchange']> {
  let reach: Required<Omit<Asked, 'client' | 'changes'>> = {
    cursor: null,
    epoch: null,
    reference: null,
    keys: null,
  };
  const id = crypto.randomUUID();
  const exchange: Client['exchange'] = async (batch) => {
    const sync = await client.sync({ client: id, ...reach, changes: batch });
    const reply = JSON.parse(sync) as SyncReply;
    const { cursor, epoch, outcomes, records, hasMore } = reply;
    const reference = reply.reference?.version ?? reach.reference;
    reach = { cursor, epoch, reference, keys: reply.keys?.id ?? reach.keys };
    const own = batch.map((change, i) => taken(change, outcomes[i]));
    const seen = records.filter((record) => 'fields' in record);
    return { records: [...own, ...seen], hasMore };
  };
  while ((await exchange([])).hasMore);
  return exchange;
}

/** A phone knows what it sent, and is told only what the server made of it otherwise. */
function taken({ record, seq, fields }: Change, outcome: Outcome | undefined) {
  if (outcome?.seq !== seq || outcome.result === 'refused' || outcome.record) {
    throw new Error(JSON.stringify(outcome));
  }
  return { id: record, fields: withFields(fields, outcome.placed ?? {}) };
}

async function runFloor(
  pages: Pages,
  batches: readonly (readonly Batch[])[],
  engine: number[],
): Promise<Ran> {
  await using server = await startProcess('servers/raw-sync-server.ts', pages.folderOf('floor'));
  const post = async (path: string, body: unknown): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${server.url}${path}`, asked)).text();
  };
  const crowd = Array.from({ length: clients }, (_, i): Client => {
    const zones = zonesOfClient(i);
    const client = crypto.randomUUID();
    let cursor = 0;
    return {
      zones,
      exchange: async (changes) => {
        const reply = JSON.parse(await post('/sync', { client, zones, cursor, changes }));
        cursor = reply.cursor;
        return reply;
      },
    };
  });
  const ran = await run(crowd, batches);
  const alone = newBatches(2000).flatMap((own, i) =>
    own
      .slice(0, measuredChanges / clients / 10)
      .map((changes) => ({ client: `alone-${i}`, changes })),
  );
  engine.push((1000 * measuredChanges) / Number(await post('/engine', alone)));
  return ran;
}
