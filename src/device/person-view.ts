/** What is seen of one person's storage, and how it is read: everything at first, then what is new. */
import type { Reference } from '../domain/reference.ts';
import { emptyMemory, type Memory, withRead } from './memory.ts';
import { newMeta, readMeta, readMetaRow } from './meta.ts';
import { pageNumbers, pagesAfter } from './pages.ts';
import type { Draft, PhotoOnWire } from './phone.ts';
import { unacknowledged } from './queue-rows.ts';
import type {
  ChangeRow,
  Following,
  Meta,
  PageRow,
  PersonTables,
  PhotoRow,
  StoredCovered,
  StoredReference,
} from './rows.ts';

export type PersonView = {
  readonly meta: Meta;
  readonly memory: Memory;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly photos: readonly PhotoRow[];
  readonly photoOnWire: PhotoOnWire | null;
  readonly names: Readonly<Record<string, string>>;
  readonly reference: Reference | null;
  readonly covered: StoredCovered | null;
  readonly following: Following | null;
  readonly isDemonstration: boolean;
  /** The last write of the person's own did not fit, or only in the place of the ballast. */
  readonly isFull: boolean;
};

export const emptyView: PersonView = {
  // No storage counts from there, so that the first reading is a whole one.
  meta: { ...newMeta, generation: -1 },
  memory: emptyMemory(),
  drafts: new Map(),
  photos: [],
  photoOnWire: null,
  names: {},
  reference: null,
  covered: null,
  following: null,
  isDemonstration: false,
  isFull: false,
};

export type Read = {
  readonly meta: Meta;
  /** The browser took away what is seen: it is still to be put back (S17). */
  readonly isCleared: boolean;
  readonly isWhole: boolean;
  readonly pages: readonly PageRow[];
  readonly rows: readonly ChangeRow[];
  readonly drafts: readonly Draft[];
  readonly photos: readonly PhotoRow[];
  readonly names: Readonly<Record<string, string>>;
  readonly covered: StoredCovered | null;
  readonly following: Following | null;
  /** Absent while the one that is seen still stands. */
  readonly reference: StoredReference | undefined;
};

/** Runs inside a transaction of its caller. */
export async function readAfter(tables: PersonTables, seen: () => PersonView): Promise<Read> {
  const meta = await readMeta(tables);
  // Asked now: only when storage answers have those that wrote before shown what they wrote.
  const view = seen();
  const isWhole = meta.generation !== view.meta.generation;
  const isSameReference = meta.referenceVersion === view.meta.referenceVersion;
  const [pages, rows, drafts, photos, names = {}, covered = null, following = null, reference] =
    await Promise.all([
      pagesAfter(tables, isWhole ? 0 : lastPageIn(view)),
      unacknowledged(tables),
      tables.drafts.all(),
      tables.photos.all(),
      readMetaRow(tables, 'names'),
      readMetaRow(tables, 'covered'),
      readMetaRow(tables, 'following'),
      isSameReference ? undefined : readMetaRow(tables, 'reference'),
    ]);
  const more = { names, covered, following, reference };
  return { meta, isCleared: isCleared(meta, view), isWhole, pages, rows, drafts, photos, ...more };
}

/** Whoever signed in or out here left a word of it: there is none in storage that was cleared since (S17). */
export const isCleared = ({ person, isSignedOut }: Meta, view: PersonView): boolean =>
  view.meta.person !== null && person === null && !isSignedOut;

/** Whether there are pages that are not in the view yet. */
export async function isNewIn(
  tables: Pick<PersonTables, 'meta' | 'pages'>,
  seen: () => PersonView,
): Promise<boolean> {
  const [{ generation }, numbers] = await Promise.all([readMeta(tables), pageNumbers(tables)]);
  const view = seen();
  return generation !== view.meta.generation || (numbers.at(-1) ?? 0) > lastPageIn(view);
}

const lastPageIn = ({ memory }: PersonView): number => memory.pages.at(-1)?.n ?? 0;

export function viewAfter(view: PersonView, read: Read): PersonView {
  const { onWire } = view.memory;
  return {
    ...view,
    meta: read.meta,
    memory: withRead(
      read.isWhole ? { ...emptyMemory(), onWire } : view.memory,
      read.pages,
      read.rows,
    ),
    drafts: new Map(read.drafts.map((draft) => [draft.key, draft])),
    photos: read.photos,
    names: read.names,
    covered: read.covered,
    following: read.following,
    ...(read.reference && {
      reference: JSON.parse(read.reference.content) as Reference,
      isDemonstration: read.reference.isDemonstration,
    }),
  };
}
