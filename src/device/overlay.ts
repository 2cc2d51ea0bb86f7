/** What the person sees: the replica with this phone's own changes laid over it, in their order. */
import { type Fields, withFields } from '../domain/records.ts';
import type { Pulled } from '../sync/messages.ts';
import type { Held, RecordState } from './phone.ts';
import type { ChangeRow } from './rows.ts';

type View = Exclude<Pulled, { isGone: true }>;

/**
 * One record, or nothing when it is gone. `changes` are this phone's, to this record, in the order
 * they were made; those that the server acknowledged are the replica's business and have no say.
 */
export function heldOf(
  pulled: Pulled | undefined,
  changes: readonly ChangeRow[],
  onWire: ReadonlySet<string>,
): Held | null {
  const view = pulled && !('isGone' in pulled) ? pulled : undefined;
  // So are ten thousand when a phone is opened.
  if (changes.length === 0) return view ? asPulled(view) : null;
  const waiting = changes.filter((row) => isWaiting(row, pulled));
  const refused = changes.filter(({ state }) => state === 'refused');
  const first = waiting[0] ?? refused[0];
  if (!view && !first) return null;
  if (waiting.some(({ isDelete }) => isDelete)) return null;

  const firstAt = first?.at ?? 0;
  return {
    ...(view ? asPulled(view) : { id: first?.record, kind: first?.kind, isMine: true }),
    state: stateOf(waiting, refused, onWire),
    version: pulled?.version ?? 0,
    createdAt: view?.createdAt ?? firstAt,
    changedAt: waiting.at(-1)?.at ?? view?.changedAt ?? firstAt,
    fields: fieldsOf(view, waiting, refused),
    ...refusalOf(refused),
    ...undoOf(waiting),
  } as Held;
}

/** A change that was sent again (S13) has no say once the replica holds what it made. */
const isWaiting = (row: ChangeRow, pulled: Pulled | undefined): boolean =>
  row.state === 'waiting' && (row.madeVersion ?? Infinity) > (pulled?.version ?? 0);

/** A record that the server refused to make has nothing else to show than what was refused. */
function fieldsOf(
  view: View | undefined,
  waiting: readonly ChangeRow[],
  refused: readonly ChangeRow[],
): Fields {
  const beneath = view ? [] : refused.filter(isCreate);
  return [...beneath, ...waiting].reduce<Fields>(
    (fields, row) => withFields(fields, row.fields),
    view?.fields ?? {},
  );
}

function stateOf(
  waiting: readonly ChangeRow[],
  refused: readonly ChangeRow[],
  onWire: ReadonlySet<string>,
): RecordState {
  if (refused.length > 0) return 'attention';
  if (waiting.some(({ id }) => onWire.has(id))) return 'sending';
  return waiting.length > 0 ? 'saved' : 'received';
}

function asPulled(view: View): Held {
  const receipt = view.receipt && { code: view.receipt, at: view.receivedAt };
  return { ...view, state: 'received', ...(receipt && { receipt }) } as Held;
}

function refusalOf(refused: readonly ChangeRow[]): Partial<Held> {
  const last = refused.at(-1);
  if (!last) return {};
  return {
    ...(last.fault && { fault: last.fault }),
    refused: refusedFieldsOf(refused),
  };
}

export const refusedFieldsOf = (refused: readonly ChangeRow[]): Fields =>
  Object.assign({}, ...refused.map((row) => row.fields));

function undoOf(waiting: readonly ChangeRow[]): Partial<Held> {
  const held = waiting.find((row) => isCreate(row) && row.takenAt === undefined);
  return held?.notBefore === undefined ? {} : { undoUntil: held.notBefore };
}

export const isCreate = (row: Pick<ChangeRow, 'base' | 'isDelete'>): boolean =>
  row.base === 0 && !row.isDelete;
