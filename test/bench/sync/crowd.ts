/** B6's clients: each sends its changes in small batches and fetches, with each, what the others made. */
import type { Fields } from '../../../src/domain/records.ts';
import { newRecords } from './bench-records.ts';
import { type Content, contentOf } from './digest.ts';

export const clients = 30;
const changesPerClient = 200;
const changesPerBatch = 10;
/** Before the clock runs: a server is seldom as cold as one that has just been started. */
const warmUpBatches = 2;

export type Batch = readonly Change[];
export type Change = {
  readonly id: string;
  readonly seq: number;
  readonly record: string;
  readonly kind: 'incident';
  readonly base: 0;
  readonly fields: Fields & { readonly zones: readonly string[] };
  readonly at: number;
};

/** One exchange: what was sent is stored when it answers, and what is new came with it. */
export type Exchange = (batch: Batch) => Promise<{
  readonly records: readonly { readonly id: string; readonly fields: Fields }[];
  readonly hasMore: boolean;
}>;

export type Client = { readonly zones: readonly string[]; readonly exchange: Exchange };

export type Ran = { readonly changesPerSecond: number; readonly latenciesMs: readonly number[] };

export const measuredChanges = clients * changesPerClient;

/** Ten officers each of the zones of the three officers of the seeds. */
export const zonesOfClient = (i: number): readonly string[] =>
  [['task-force-area', 'town-centre'], ['town-centre-south', 'fant-tovil'], ['rural-east']][
    i % 3
  ] ?? [];

/** For each client its batches, the first two to warm up with. */
export function newBatches(seed: number): readonly (readonly Batch[])[] {
  const batches = warmUpBatches + changesPerClient / changesPerBatch;
  const records = newRecords(clients * batches * changesPerBatch, seed);
  return Array.from({ length: clients }, (_, client) =>
    Array.from({ length: batches }, (_, batch) =>
      Array.from({ length: changesPerBatch }, (_, i) => {
        const at = (client * batches + batch) * changesPerBatch + i;
        const fields = (records[at]?.fields ?? {}) as Change['fields'];
        return {
          id: crypto.randomUUID(),
          seq: batch * changesPerBatch + i + 1,
          record: crypto.randomUUID(),
          kind: 'incident',
          base: 0,
          fields,
          at: Date.now(),
        };
      }),
    ),
  );
}

/** All clients at once; each waits for its answer before it goes on, as phones do. */
export async function run(
  crowd: readonly Client[],
  batches: readonly (readonly Batch[])[],
): Promise<Ran> {
  const held = crowd.map(() => new Map<string, Fields>());
  const latenciesMs: number[] = [];
  const talk = async (i: number, batch: Batch): Promise<void> => {
    const beganAt = performance.now();
    const reply = await crowd[i]?.exchange(batch);
    latenciesMs.push(performance.now() - beganAt);
    for (const { id, fields } of reply?.records ?? []) held[i]?.set(id, fields);
    if (reply?.hasMore) await talk(i, []);
  };
  const talkAll = (from: number, to?: number) =>
    Promise.all(
      crowd.map(async (_, i) => {
        for (const batch of batches[i]?.slice(from, to) ?? []) await talk(i, batch);
      }),
    );

  await talkAll(0, warmUpBatches);
  latenciesMs.length = 0;
  const beganAt = performance.now();
  await talkAll(warmUpBatches);
  const seconds = (performance.now() - beganAt) / 1000;
  const measured = [...latenciesMs];
  await Promise.all(crowd.map((_, i) => talk(i, [])));
  await mustHaveSeen(crowd, held, batches);
  return { changesPerSecond: measuredChanges / seconds, latenciesMs: measured };
}

/** Every client has, in the end, all of its own and all of its zones. */
async function mustHaveSeen(
  crowd: readonly Client[],
  held: readonly ReadonlyMap<string, Fields>[],
  batches: readonly (readonly Batch[])[],
): Promise<void> {
  for (const [i, { zones }] of crowd.entries()) {
    const wanted = batches.flatMap((own, author) =>
      own
        .flat()
        .filter(({ fields }) => author === i || fields.zones.some((it) => zones.includes(it)))
        .map(({ record, fields }) => ({ record, fields })),
    );
    const found = [...(held[i] ?? [])]
      .map(([record, fields]) => ({ record, fields }))
      .filter(({ record }) => ids(batches).has(record));
    if (!isSame(await contentOf(found), await contentOf(wanted))) {
      throw new Error(
        `Client ${i} holds ${found.length} records in the end, not ${wanted.length}.`,
      );
    }
  }
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** A database that was there before the run may hold more. */
function ids(batches: readonly (readonly Batch[])[]): ReadonlySet<string> {
  const made = known.get(batches) ?? new Set(batches.flat(2).map(({ record }) => record));
  known.set(batches, made);
  return made;
}

const isSame = (a: Content, b: Content): boolean => a.count === b.count && a.digest === b.digest;
