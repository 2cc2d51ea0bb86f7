/** The one state that the app looks at, put together from what lies in different places. */

import type { Fault } from '../domain/result.ts';
import { countsOf } from './memory.ts';
import type { PersonView } from './person-view.ts';
import type { PhoneState, SyncPhase } from './phone.ts';
import type { StorageRoom } from './platform.ts';
import type { PhotoRow } from './rows.ts';

export type SyncStatus = {
  readonly phase: SyncPhase;
  readonly fault: Fault | null;
  readonly fetched?: number;
};

export type Parts = {
  readonly stage: PhoneState['stage'];
  readonly sync: SyncStatus;
  readonly isPersisted: boolean | null;
  readonly room: StorageRoom | null;
  readonly others: PhoneState['others'];
  readonly blank: PhoneState['blank'];
  readonly track: PhoneState['track'];
};

export const firstParts: Parts = {
  stage: 'opening',
  sync: { phase: 'settled', fault: null },
  isPersisted: null,
  room: null,
  others: [],
  blank: null,
  track: null,
};

export const phoneStateOf = (parts: Parts, view: PersonView): PhoneState => ({
  ...countsIn(view),
  stage: parts.stage,
  person: view.meta.person,
  signInEndsAt: view.meta.signInEndsAt,
  reference: view.reference,
  covered: view.covered,
  isDemonstration: view.isDemonstration,
  names: view.names,
  records: view.memory.records,
  drafts: view.drafts,
  photos: view.photos,
  photoOnWire: view.photoOnWire,
  sync: {
    ...parts.sync,
    lastReplyAt: view.meta.lastReplyAt,
    ...(holdsPart(view) && { isPartial: true }),
  },
  storage: {
    isPersisted: parts.isPersisted,
    usedBytes: parts.room?.usedBytes ?? null,
    quotaBytes: parts.room?.quotaBytes ?? null,
    isFull: view.isFull,
  },
  others: parts.others,
  blank: parts.blank,
  track: parts.track,
  cleared: view.meta.cleared,
});

function countsIn({ memory, photos }: PersonView) {
  const { unsent, needsAttention } = countsOf(memory);
  const having = (state: PhotoRow['state']) => photos.filter((row) => row.state === state).length;
  return {
    unsent,
    photosUnsent: having('waiting'),
    needsAttention: needsAttention + having('refused'),
  };
}

/** Before the first page, after signing in, nothing is held: that is a part too. */
const holdsPart = ({ meta }: PersonView): boolean =>
  meta.isPartial || (meta.person !== null && meta.cursor === null);
