/** What is in storage, in memory: read once, then only what changed. */
import { emptyMap, type LaidMap } from './laid-map.ts';
import { heldOf } from './overlay.ts';
import { recordsIn } from './pages.ts';
import type { Held } from './phone.ts';
import { fold, type PageSize, type Replica } from './replica.ts';
import type { ChangeRow, PageRow } from './rows.ts';

export type Memory = {
  readonly replica: Replica;
  readonly queue: ReadonlyMap<string, readonly ChangeRow[]>;
  readonly records: LaidMap<string, Held>;
  /** Ids of the changes that are on the wire now. */
  readonly onWire: ReadonlySet<string>;
  readonly pages: readonly PageSize[];
};

export const emptyMemory = (): Memory => ({
  replica: new Map(),
  queue: new Map(),
  records: emptyMap(),
  onWire: new Set(),
  pages: [],
});

/** With one record's changes as they now are in storage. */
export const withRowsOf = (memory: Memory, record: string, rows: readonly ChangeRow[]): Memory => {
  const queue = new Map(memory.queue);
  setOrDelete(queue, record, rows);
  return laidOver({ ...memory, queue }, [record]);
};

export function setOrDelete(
  queue: Map<string, readonly ChangeRow[]>,
  record: string,
  rows: readonly ChangeRow[],
): void {
  if (rows.length > 0) queue.set(record, rows);
  else queue.delete(record);
}

/** With the pages that are new, and the whole queue as it now is. */
export function withRead(
  memory: Memory,
  pages: readonly PageRow[],
  rows: readonly ChangeRow[],
): Memory {
  const pulled = pages.flatMap(recordsIn);
  const queue = byRecord(rows);
  const sizes = [...memory.pages, ...pages.map(({ n = 0, count }) => ({ n, count }))];
  const touched = [...pulled.map(({ id }) => id), ...memory.queue.keys(), ...queue.keys()];
  const replica = fold(memory.replica, pulled);
  return laidOver({ ...memory, replica, queue, pages: sizes }, touched);
}

function byRecord(rows: readonly ChangeRow[]): Map<string, ChangeRow[]> {
  const queue = new Map<string, ChangeRow[]>();
  for (const row of rows) {
    const others = queue.get(row.record);
    if (others) others.push(row);
    else queue.set(row.record, [row]);
  }
  return queue;
}

/** What is seen of these records, anew. */
export function laidOver(memory: Memory, touched: readonly string[]): Memory {
  if (touched.length === 0) return memory;
  const { replica, queue, onWire } = memory;
  const anew = new Map<string, Held>();
  const gone: string[] = [];
  for (const id of touched) {
    const held = heldOf(replica.get(id), queue.get(id) ?? unchanged, onWire);
    if (held) anew.set(id, held);
    else gone.push(id);
  }
  return { ...memory, records: memory.records.with(anew, gone) };
}

const unchanged: readonly ChangeRow[] = [];

export function countsOf({ queue }: Memory): { unsent: number; needsAttention: number } {
  const rows = [...queue.values()];
  const having = (state: ChangeRow['state']) =>
    rows.filter((changes) => changes.some((row) => row.state === state)).length;
  return { unsent: having('waiting'), needsAttention: having('refused') };
}
