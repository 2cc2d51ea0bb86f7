/** The patrol that this person has running on this phone, if any. */

import { isRunning, type Patrol } from '../domain/patrol.ts';
import type { Held, PhoneState } from './phone.ts';

type Seen = Pick<PhoneState, 'records'>;
type HeldPatrol = Held<'patrol'> & { readonly fields: Patrol };

export function runningPatrolOf({ records }: Seen): HeldPatrol | undefined {
  for (const held of records.values()) {
    if (held.kind === 'patrol' && held.isMine && isWhole(held) && isRunning(held.fields))
      return held;
  }
  return undefined;
}

/** Where it was deleted elsewhere, only what was just written here is left to see: that is no patrol. */
export function wholePatrolOf({ records }: Seen, id: string): Patrol | undefined {
  const held = records.get(id);
  return held && isWhole(held) ? held.fields : undefined;
}

const isWhole = (held: Held): held is HeldPatrol =>
  held.kind === 'patrol' && isWholePatrol(held.fields);

export const isWholePatrol = (fields: object): fields is Patrol =>
  'from' in fields && 'visits' in fields;
