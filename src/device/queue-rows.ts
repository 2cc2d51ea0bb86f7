/**
 * The queue of changes that the server has not acknowledged, as the first page needs it: what waits, and how a
 * new record gets in. All of it runs inside a transaction of its caller.
 */
import type { Fields, Kind } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import { readMeta } from './meta.ts';
import { receivedOf } from './received.ts';
import { byOrder, inState } from './row-order.ts';
import type { ChangeRow, ChangesAndMeta, PersonTables } from './rows.ts';
import { numbered } from './sending.ts';

export type NewChange = {
  readonly id: string;
  readonly record: string;
  readonly kind: Kind;
  readonly at: Instant;
  /** The version that the person is looking at; 0 where the server has none. */
  readonly seen: number;
};

export const rowsOfRecord = async (
  tables: ChangesAndMeta,
  record: string,
): Promise<readonly ChangeRow[]> =>
  (await rowsIn(tables, record)).filter(({ state }) => state !== 'received');

export const unacknowledged = async (tables: ChangesAndMeta): Promise<readonly ChangeRow[]> => {
  const [{ sending }, waiting, refused] = await Promise.all([
    readMeta(tables),
    tables.changes.range('[state+n]', ...inState('waiting')),
    tables.changes.range('[state+n]', ...inState('refused')),
  ]);
  return numbered([...waiting, ...refused], sending).sort(byOrder);
};

/** A record that is new: there is nothing to look at first, unless this was tried before. */
export async function addCreate(
  tables: Pick<PersonTables, 'changes' | 'received'>,
  row: ChangeRow,
  isAgain: boolean,
): Promise<ChangeRow> {
  const { changes } = tables;
  const tried = isAgain
    ? [...(await receivedOf(tables, row.record)), ...(await changes.match('record', row.record))]
    : [];
  return tried.find(({ id }) => id === row.id) ?? { ...row, n: await changes.put({ ...row }) };
}

export const newCreate = (
  change: NewChange,
  fields: Fields,
  notBefore: Instant | undefined,
): ChangeRow => ({ ...rowOf(change, 0, fields), ...(notBefore !== undefined && { notBefore }) });

export const rowOf = (change: NewChange, base: number, fields: Fields): ChangeRow => ({
  id: change.id,
  record: change.record,
  kind: change.kind,
  base,
  fields,
  at: change.at,
  state: 'waiting',
});

export async function rowsIn(
  tables: ChangesAndMeta,
  record: string,
): Promise<readonly ChangeRow[]> {
  const [{ sending }, rows] = await Promise.all([
    readMeta(tables),
    tables.changes.match('record', record),
  ]);
  return numbered(rows, sending);
}
