/** What a backup holds of the database: every table is named here, on one side or the other. */
import type { Tables } from '../tables.ts';

export type TableName = keyof Tables & string;

/** Those that others name come first. Each is read in the order of its columns here. */
export const copiedTables = {
  setting: ['key'],
  reference_entry: ['partnership', 'collection', 'ordinal'],
  person: ['id'],
  session: ['id'],
  client: ['id', 'partnership'],
  cleared_storage: ['client', 'partnership'],
  change_log: ['client', 'seq', 'partnership'],
  record: ['position'],
  photo: ['record', 'hash', 'partnership'],
  photo_part: ['record', 'hash', 'begins', 'partnership'],
  quarantine: ['id', 'partnership'],
  server_key: ['id'],
} as const satisfies Partial<Record<TableName, readonly string[]>>;

export type CopiedTable = keyof typeof copiedTables;

export const copiedNames = Object.keys(copiedTables) as readonly CopiedTable[];

/**
 * Sign-in links: one that was used or withdrawn since would let somebody in again. Failed tries: they
 * concern the last minute. The counter: every restore counts anew.
 */
export const leftOutTables = ['sign_in_link', 'sign_in_try', 'counter'] as const;

/** Columns that are numbers: all others are text, which each engine would order in its own way. */
const numbers: readonly string[] = ['ordinal', 'seq', 'position', 'begins', 'tx'];

/** `order by`, the same for both engines: `collation` orders text by its bytes. An older table has fewer columns. */
export const orderOf = (
  order: readonly string[],
  columns: readonly string[],
  collation: string,
): string =>
  order
    .filter((column) => column === 'tx' || columns.includes(column))
    .map((column) => (numbers.includes(column) ? column : `${column} collate ${collation}`))
    .join(', ');

/** Rows read or written at once: 24 MB were they all patrols of the longest kind, 16 MB of photos. */
export const rowsPerPage = 500;

export type Cell = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Cell>>;
