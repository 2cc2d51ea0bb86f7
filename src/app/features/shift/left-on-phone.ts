/** What of one's own is still on this phone and nowhere else, the gravest first; empty is what a shift should end with. */
import type { Draft, Held, PhoneState } from '../../../device/phone.ts';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import type { Instant } from '../../../domain/time.ts';
import { photosOf } from './photos-of.ts';

export type Left =
  | { readonly why: 'refused'; readonly held: Held }
  | { readonly why: 'running'; readonly id: string }
  | { readonly why: 'waiting'; readonly count: number }
  /** Until then it may be taken back as if it had never been. */
  | { readonly why: 'undo'; readonly count: number; readonly until: Instant }
  | { readonly why: 'photos'; readonly count: number }
  | { readonly why: 'draft'; readonly draft: Draft };

type Seen = Pick<PhoneState, 'records' | 'drafts' | 'unsent' | 'photos'>;

export function leftOnPhone(state: Seen, now: Instant): readonly Left[] {
  const own = [...state.records.values()].filter(({ isMine }) => isMine);
  const refused = own.filter((held) => held.state === 'attention');
  const held = own.filter(({ state: at, undoUntil = 0 }) => at === 'saved' && undoUntil > now);
  // What was deleted and not yet sent is no record any more, and still waits.
  const waiting = state.unsent - held.length;
  const running = runningPatrolOf(state);
  return [
    ...refused.map((one): Left => ({ why: 'refused', held: one })),
    ...(waiting > 0 ? [{ why: 'waiting', count: waiting } as const] : []),
    ...(held.length > 0
      ? [{ why: 'undo', count: held.length, until: latestUndo(held) } as const]
      : []),
    ...photosLeft(state, own),
    ...[...state.drafts.values()].map((draft): Left => ({ why: 'draft', draft })),
    ...(running ? [{ why: 'running', id: running.id } as const] : []),
  ];
}

const latestUndo = (held: readonly Held[]): Instant =>
  Math.max(...held.map(({ undoUntil = 0 }) => undoUntil));

/** Those whose record has arrived: the others go with theirs. */
function photosLeft(state: Seen, own: readonly Held[]): readonly Left[] {
  const arrived = own.filter((held) => held.state === 'received');
  const { added, received } = photosOf(state, arrived);
  return added > received ? [{ why: 'photos', count: added - received }] : [];
}
