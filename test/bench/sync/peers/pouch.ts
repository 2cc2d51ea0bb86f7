/**
 * PouchDB, tuned in its favour: pages of 2,000 (its own default of 100 is 1.7 times slower), compacts by
 * itself so that it keeps no old bodies, no views, checkpoints as it comes, and its server keeps
 * everything in memory. Chromium's relaxed durability, which it can't choose, but for `save`: there a
 * flushed put is asked of everybody.
 */
import PouchDb from 'pouchdb-browser';
import { contentOf } from '../digest.ts';
import { firstList, type Listed, offer, sizeOf, timed } from '../pages/bench-page.ts';
import { flushed } from './flushed.ts';

type Database = PouchTypes.Database;
type Replicated = PouchTypes.Replicated;

type Doc = Listed & { readonly fields: object };

const options = { batch_size: 2000, batches_limit: 10 };
let sent = 0;
let database: Database | undefined;
const remote = new PouchDb(`${location.origin}/db/beat`, {
  skip_setup: true,
  fetch: (url: string, init: RequestInit = {}) => {
    sent += sizeOf(init.body);
    return fetch(url, init);
  },
});

offer(
  {
    open: async () => {
      await opened().info();
    },
    pull: () => timed(async () => check(await opened().replicate.from(remote, options))),
    openCold: async (expected) => {
      let docs: readonly Doc[] = [];
      const tookMs = await timed(async () => {
        docs = await all();
        firstList(docs);
      });
      if (docs.length !== expected) throw new Error(`PouchDB holds ${docs.length}.`);
      Object.assign(globalThis, { held: docs });
      return tookMs;
    },
    save: (fields) => flushed(() => timed(() => opened().put(docOf(fields)))),
    queue: async (many) => {
      const put = await opened().bulkDocs(many.map(docOf));
      if (put.some(({ error }) => error)) throw new Error('PouchDB did not take them all.');
    },
    push: () => timed(async () => check(await opened().replicate.to(remote, options))),
    content: async () => contentOf((await all()).map(({ fields }) => fields)),
  },
  () => sent,
);

async function all(): Promise<readonly Doc[]> {
  const { rows } = await opened().allDocs({ include_docs: true });
  return rows.map(({ doc }) => doc as Doc);
}

function opened(): Database {
  database ??= new PouchDb('beat', { auto_compaction: true });
  return database;
}

function check({ ok, errors }: Replicated): void {
  if (!ok || errors.length > 0) throw new Error('PouchDB could not replicate everything.');
}

const docOf = (fields: object) => ({
  _id: crypto.randomUUID(),
  kind: 'incident',
  version: 1,
  createdAt: Date.now(),
  changedAt: Date.now(),
  receivedAt: Date.now(),
  isMine: true,
  fields,
});
