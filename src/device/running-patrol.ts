/** The patrol that this person has running on this phone, if any. */

import { isRunning, type Patrol } from '../domain/patrol.ts';
import type { Held, PhoneState } from './phone.ts';

export function runningPatrolOf({
  records,
}: Pick<PhoneState, 'records'>): (Held<'patrol'> & { readonly fields: Patrol }) | undefined {
  for (const held of records.values()) {
    if (held.kind === 'patrol' && held.isMine && isWhole(held) && isRunning(held.fields))
      return held;
  }
  return undefined;
}

const isWhole = (held: Held): held is Held<'patrol'> & { readonly fields: Patrol } =>
  held.kind === 'patrol' && 'from' in held.fields && 'visits' in held.fields;
