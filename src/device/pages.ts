/** The replica's pages in storage. All of it runs inside a transaction of its caller. */
import type { Pulled } from '../sync/messages.ts';
import { changeMeta, readMeta } from './meta.ts';
import type { PageSize } from './replica.ts';
import type { PageRow, PersonTables } from './rows.ts';

export const appendPage = async (
  { pages }: PersonTables,
  records: readonly Pulled[],
): Promise<PageSize | null> =>
  records.length > 0 ? { n: await pages.put(toPage(records)), count: records.length } : null;

export const pagesAfter = ({ pages }: Pick<PersonTables, 'pages'>, n: number): Promise<PageRow[]> =>
  pages.range(':id', n, Number.POSITIVE_INFINITY);

export const pageNumbers = ({ pages }: Pick<PersonTables, 'pages'>): Promise<number[]> =>
  pages.keys(':id', 0, Number.POSITIVE_INFINITY);

/** Written by this phone, parsed by the wire's schema before: it is not parsed again at every start. */
export const recordsIn = (page: PageRow): readonly Pulled[] => JSON.parse(page.records);

/** Drops the replica, never the queue (S7). */
export async function dropPages(tables: PersonTables): Promise<void> {
  const { generation } = await readMeta(tables);
  await tables.pages.clear();
  await changeMeta(tables, { generation: generation + 1 });
}

export const toPage = (records: readonly Pulled[]): PageRow => ({
  count: records.length,
  records: JSON.stringify(records),
});
