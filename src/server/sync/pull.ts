/** A page of what the person may see and does not have yet. */
import type { Person } from '../../domain/people.ts';
import { pageBytesMax, pageRecordsMax } from '../../sync/limits.ts';
import { viewForOlder } from '../../sync/older-phones.ts';
import type { Database } from '../database/database.ts';
import { type Position, readHead } from '../database/positions.ts';
import { type PageRecord, readRecordsAfter } from '../database/record-pages.ts';
import { cursorText, positionIn, scopeOf } from './cursor.ts';
import { goneFor, viewJsonFor } from './view.ts';

/** Rows read at once. */
const rowsPerRead = 500;
const rowsMore = 8;
/** Rows looked at for one page: where few are in sight, a reply must not wait for the whole table. */
const rowsPerPageMax = 16_000;

export type Asking = {
  readonly person: Person;
  readonly powers: ReadonlySet<string>;
  readonly epoch: string;
  readonly isOlder: boolean;
  /** As the phone sent them. */
  readonly cursor: string | null;
  readonly heldEpoch: string | null;
  /** Versions, by record, that an outcome of the same reply tells: they do not come twice. */
  readonly told: ReadonlyMap<string, number>;
};

export type Page = {
  readonly isReset: boolean;
  /** Each as JSON. */
  readonly records: readonly string[];
  readonly cursor: string;
  readonly hasMore: boolean;
};

export async function pull(database: Database, asking: Asking): Promise<Page> {
  const { person, powers, epoch } = asking;
  const scope = scopeOf(person, powers, asking.isOlder);
  const head = await readHead(database);
  const isSameLife = asking.heldEpoch === null || asking.heldEpoch === epoch;
  const from = isSameLife ? positionIn(asking.cursor, { epoch, scope, head }) : null;
  const range = { after: from ?? database.engine.positions.start, head };
  const page = await fill(database, asking, range, from === null);
  const { position, records, hasMore } = page;
  return {
    isReset: from === null,
    records,
    cursor: cursorText({ v: 1, epoch, position, scope }),
    hasMore,
  };
}

type Range = { readonly after: Position; readonly head: Position };
type Filling = { records: string[]; bytes: number; position: Position; hasMore: boolean };

async function fill(
  database: Database,
  asking: Asking,
  { after, head }: Range,
  isReset: boolean,
): Promise<Filling> {
  const page: Filling = { records: [], bytes: 0, position: after, hasMore: true };
  for (let looked = 0; looked < rowsPerPageMax; ) {
    const wanted = rowsToFill(page, looked);
    const range = { after: page.position, head };
    const rows = await readRecordsAfter(database, asking.person, range, wanted);
    const isFull = rows.some((row) => !takes(page, row, inSight(asking, row, isReset)));
    if (isFull) return page;
    if (rows.length < wanted) {
      // On to the end: what is out of sight is not looked through again and again.
      const position = database.engine.positions.passed(head, page.position);
      return { ...page, position, hasMore: false };
    }
    looked += wanted;
  }
  return page;
}

/** As many as should fill it, by those before, and a few more: none is read for nothing but those. */
function rowsToFill({ bytes }: Filling, looked: number): number {
  if (bytes === 0) return rowsPerRead;
  const bytesPerRow = bytes / looked;
  return Math.min(rowsPerRead, Math.ceil((pageBytesMax - bytes) / bytesPerRow) + rowsMore);
}

/** Adds a row to the page, or answers that it is for the next one. */
function takes(page: Filling, row: PageRecord, view: string | null): boolean {
  if (view) {
    const bytes = page.bytes + view.length;
    // The first one always fits: a page without progress would be asked for for ever.
    const isFull = page.records.length > 0 && bytes > pageBytesMax;
    if (isFull || page.records.length === pageRecordsMax) return false;
    page.records.push(view);
    page.bytes = bytes;
  }
  page.position = row.position;
  return true;
}

/** As JSON. A phone that begins from nothing has nothing that could be gone. */
function inSight(
  { person, powers, told, isOlder }: Asking,
  record: PageRecord,
  isReset: boolean,
): string | null {
  if (told.get(record.id) === record.version) return null;
  const view = viewJsonFor(person, record, powers);
  if (view !== null && isOlder) return jsonForOlder(view);
  if (view !== null || isReset) return view;
  const gone = goneFor(person, record, powers);
  return gone && JSON.stringify(gone);
}

function jsonForOlder(json: string): string | null {
  const view = viewForOlder(JSON.parse(json));
  return view && JSON.stringify(view);
}
