/**
 * RxDB on its free Dexie storage, tuned in its favour: no development mode (nothing is checked), one
 * tab, no index but the key, pages of 2,000, all 1,000 changes in one request, and its server keeps
 * everything in memory. Chromium's relaxed durability but for `save`. In a bundle and page of its own:
 * it brings another Dexie than ours.
 */
import { createRxDatabase, type RxCollection } from 'rxdb';
import { type Replication, replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { contentOf } from '../digest.ts';
import { firstList, type Listed, offer, sizeOf, timed } from '../pages/bench-page.ts';
import { flushed } from './flushed.ts';

type Doc = Listed & { readonly fields: object };
type Checkpoint = { readonly position: number };

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    kind: { type: 'string' },
    version: { type: 'number' },
    createdAt: { type: 'number' },
    changedAt: { type: 'number' },
    receivedAt: { type: 'number' },
    isMine: { type: 'boolean' },
    fields: { type: 'object', additionalProperties: true },
  },
  required: ['id'],
};

let sent = 0;
let records: RxCollection | undefined;
let both: Replication | undefined;
let gate = Promise.resolve();
let openGate = (): void => undefined;
let heard = (): void => undefined;

offer(
  {
    open: async () => {
      await opened();
    },
    /** The first one until all has come down: that the push half looks through it after is not counted. */
    pull: async () => {
      if (both) return timed(() => inSync(both));
      const collection = await opened();
      const replication = replicate(collection);
      both = replication;
      const tookMs = await timed(() => cameDown(replication));
      await replication.awaitInSync();
      return tookMs;
    },
    openCold: async (expected) => {
      let docs: readonly Doc[] = [];
      const tookMs = await timed(async () => {
        docs = await all();
        firstList(docs);
      });
      if (docs.length !== expected) throw new Error(`RxDB holds ${docs.length}.`);
      Object.assign(globalThis, { held: docs });
      return tookMs;
    },
    save: async (fields) => {
      const collection = await opened();
      return flushed(() => timed(() => collection.insert(docOf(fields))));
    },
    queue: async (many) => {
      await startBoth();
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      openGate = resolve;
      const { error } = await (await opened()).bulkInsert(many.map(docOf));
      if (error.length > 0) throw new Error('RxDB did not take them all.');
    },
    push: () =>
      timed(async () => {
        openGate();
        await both?.awaitInSync();
      }),
    content: async () => contentOf((await all()).map(({ fields }) => fields)),
  },
  () => sent,
);

async function startBoth(): Promise<void> {
  if (both) return;
  both = replicate(await opened());
  await both.start();
  await both.awaitInSync();
}

/** `reSync` only asks for it: in sync means so once the server has been heard. */
async function inSync(replication: Replication | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  heard = resolve;
  replication?.reSync();
  await promise;
  await replication?.awaitInSync();
}

async function cameDown(replication: Replication): Promise<void> {
  await replication.start();
  const { internalReplicationState: state } = replication;
  await new Promise<void>((resolve) =>
    state?.firstSyncDone.down.subscribe((isDone) => void (isDone && resolve())),
  );
}

function replicate(collection: RxCollection): Replication {
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: 'bench',
    live: true,
    autoStart: false,
    waitForLeadership: false,
    retryTime: 1000,
    pull: {
      batchSize: 2000,
      handler: async (checkpoint: Checkpoint | undefined, batchSize: number) => {
        const page = await ask('/rx/pull', { after: checkpoint?.position ?? 0, batchSize });
        heard();
        return page;
      },
    },
    push: {
      batchSize: 1000,
      handler: async (rows: readonly object[]) => {
        await gate;
        return ask('/rx/push', rows);
      },
    },
  });
  replication.error$.subscribe((error) => console.error(String(error)));
  return replication;
}

async function ask(path: string, given: unknown): Promise<unknown> {
  const body = JSON.stringify(given);
  sent += sizeOf(body);
  const headers = { 'content-type': 'application/json' };
  return (await fetch(path, { method: 'POST', headers, body })).json();
}

async function all(): Promise<readonly Doc[]> {
  const found = await (await opened()).find().exec();
  return found.map((doc) => doc.toJSON() as Doc);
}

async function opened(): Promise<RxCollection> {
  if (records) return records;
  const database = await createRxDatabase({
    name: 'beat',
    storage: getRxStorageDexie(),
    multiInstance: false,
    eventReduce: false,
  });
  ({ records } = await database.addCollections({ records: { schema } }));
  return records as RxCollection;
}

const docOf = (fields: object) => ({
  id: crypto.randomUUID(),
  kind: 'incident',
  version: 1,
  createdAt: Date.now(),
  changedAt: Date.now(),
  receivedAt: Date.now(),
  isMine: true,
  fields,
});
