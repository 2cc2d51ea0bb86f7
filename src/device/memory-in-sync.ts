/** What is in memory while a phone and the server talk: loaded with the sync loop, not before. */
import type { Pulled } from '../sync/messages.ts';
import { laidOver, type Memory, setOrDelete } from './memory.ts';
import type { PersonStorage } from './person-storage.ts';
import { fold, type PageSize } from './replica.ts';
import { keyOf } from './row-order.ts';
import type { ChangeRow } from './rows.ts';

export function showOnWire(storage: PersonStorage, rows: readonly ChangeRow[]): void {
  const memory = withOnWire(storage.view.memory, rows);
  if (memory !== storage.view.memory) storage.show({ memory });
}

/** What a reply brought, as it was kept. */
export type Brought = {
  readonly records: readonly Pulled[];
  readonly page: PageSize | null;
  readonly received: ReadonlySet<number>;
  readonly queue: ReadonlyMap<string, readonly ChangeRow[]>;
};

/** With what came for the changes that were sent, and with the page behind those that are seen. */
export function withReply(memory: Memory, sent: readonly ChangeRow[], brought: Brought): Memory {
  const queue = new Map(memory.queue);
  for (const { record } of sent) {
    const left = queue.get(record)?.filter((row) => !brought.received.has(keyOf(row)));
    setOrDelete(queue, record, brought.queue.get(record) ?? left ?? []);
  }
  const touched = [...sent.map(({ record }) => record), ...brought.records.map(({ id }) => id)];
  return laidOver(
    {
      ...memory,
      queue,
      onWire: new Set(),
      replica: fold(memory.replica, brought.records),
      pages: brought.page ? [...memory.pages, brought.page] : memory.pages,
    },
    touched,
  );
}

/** `rows` are on the wire, and no others. */
function withOnWire(memory: Memory, rows: readonly ChangeRow[]): Memory {
  if (rows.length === 0 && memory.onWire.size === 0) return memory;
  const onWire = new Set(rows.map(({ id }) => id));
  const taken = new Map(rows.map((row) => [row.id, row]));
  const queue = new Map(memory.queue);
  const touched = [...queue].filter(([, others]) =>
    others.some(({ id }) => onWire.has(id) !== memory.onWire.has(id)),
  );
  for (const [record, others] of touched) {
    queue.set(
      record,
      others.map((row) => taken.get(row.id) ?? row),
    );
  }
  return laidOver(
    { ...memory, queue, onWire },
    touched.map(([record]) => record),
  );
}
