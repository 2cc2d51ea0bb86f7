/** Rows, replies and a person's store, for tests beneath the phone. */
import { IDBKeyRange } from 'fake-indexeddb';
import { expect } from 'vitest';
import { openPersonStore } from '../../src/device/person-storage.ts';
import { changesIn } from '../../src/device/received.ts';
import { byOrder } from '../../src/device/row-order.ts';
import type { ChangeRow, PersonTables } from '../../src/device/rows.ts';
import type { Store } from '../../src/device/store.ts';
import { protocol } from '../../src/sync/limits.ts';
import type { Outcome, Pulled, SyncReply } from '../../src/sync/messages.ts';
import { type Disk, newDisk } from '../support/phone.ts';
import { people } from '../support/seed-files.ts';
import { newWorld, oneInTheMorning } from '../support/world.ts';
import { incident, must } from './given.ts';

export const idOf = (n: number): string =>
  `00000000-0000-4000-a000-${n.toString(16).padStart(12, '0')}`;

export const change = (n: number, given: Partial<ChangeRow> = {}): ChangeRow => ({
  n,
  id: idOf(n),
  record: idOf(1000 + n),
  kind: 'incident',
  base: 0,
  fields: incident(),
  at: oneInTheMorning,
  state: 'waiting',
  ...given,
});

export const view = (n: number, version = 1, given: object = {}): Pulled => ({
  id: idOf(1000 + n),
  version,
  kind: 'incident',
  createdAt: oneInTheMorning,
  changedAt: oneInTheMorning,
  receivedAt: oneInTheMorning,
  isMine: true,
  fields: incident({ note: `${n} at version ${version}` }),
  ...given,
});

export const gone = (n: number, version: number): Pulled => ({
  id: idOf(1000 + n),
  version,
  isGone: true,
});

export const outcome = (n: number, given: Partial<Outcome> = {}): Outcome => ({
  seq: n,
  result: 'applied',
  ...given,
});

export const reply = (given: Partial<SyncReply> = {}): SyncReply => ({
  protocol,
  epoch: 'first',
  now: oneInTheMorning,
  appliedSeq: 0,
  outcomes: [],
  isReset: false,
  records: [],
  cursor: 'c1',
  hasMore: false,
  person: people[0] as SyncReply['person'],
  signInEndsAt: oneInTheMorning,
  ...given,
});

export function givenStore(disk: Disk = newDisk()): Store<PersonTables> {
  return openPersonStore('olive-officer', {
    world: newWorld(async () => new Response()),
    databases: { indexedDB: disk.indexedDB, IDBKeyRange },
  });
}

export const put = async (store: Store<PersonTables>, rows: readonly ChangeRow[]): Promise<void> =>
  void must(await store.write(({ changes }) => changes.putAll(rows)));

/** Waiting, refused and received, in their order. */
export const allRows = async (store: Store<PersonTables>): Promise<readonly ChangeRow[]> =>
  must(
    await store.read(async ({ changes, received }) =>
      [...(await changes.all()), ...(await received.all()).flatMap(changesIn)].sort(byOrder),
    ),
  );

export const rowOf = async (store: Store<PersonTables>, n: number): Promise<ChangeRow> => {
  const row = (await allRows(store)).find((it) => it.n === n);
  expect(row).toBeDefined();
  return row as ChangeRow;
};
