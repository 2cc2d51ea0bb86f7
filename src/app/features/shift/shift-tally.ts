/** One's own records of this shift, counted. About the phone, never about the officer. */
import { shiftStart } from '../../../analysis/shift.ts';
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { Instant } from '../../../domain/time.ts';
import { ownPatrolsOf } from '../../start-patrol.ts';
import { counted } from '../../words.ts';
import { photosOf } from './photos-of.ts';

export type ShiftTally = {
  readonly since: Instant;
  /** The latest first. */
  readonly records: readonly Held[];
  readonly made: number;
  readonly received: number;
  readonly photos: number;
};

export function shiftTally(
  state: Pick<PhoneState, 'records' | 'photos'>,
  now: Instant,
): ShiftTally {
  const patrols = ownPatrolsOf(state).map(({ fields: { from } }) => ({ from }));
  const since = shiftStart(patrols, now);
  const records = [...state.records.values()]
    .filter(({ isMine, createdAt }) => isMine && createdAt >= since)
    .sort((a, b) => b.createdAt - a.createdAt);
  return {
    since,
    records,
    made: records.length,
    received: records.filter(({ state: at }) => at === 'received').length,
    photos: photosOf(state, records).added,
  };
}

/** `17 made, 17 received, 9 photos, nothing left on this phone.` */
export function tallyWords({ made, received, photos }: ShiftTally, left: number): string {
  const parts = [
    made === 0 ? 'Nothing made' : `${made} made, ${received} received`,
    ...(photos > 0 ? [counted(photos, 'photo')] : []),
    left === 0 ? 'nothing left on this phone' : `${left} still on this phone`,
  ];
  return `${parts.join(', ')}.`;
}
