import type { PhoneState } from '../device/phone.ts';

/** Whether this person has written anything that is on this phone. */
export function hasOwnRecord({ records }: Pick<PhoneState, 'records'>): boolean {
  for (const { isMine } of records.values()) if (isMine) return true;
  return false;
}
