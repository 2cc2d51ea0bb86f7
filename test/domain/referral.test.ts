import { describe, expect, it } from 'vitest';
import {
  isNextStatus,
  nextStatuses,
  type ReferralStatus,
  referralStatuses,
} from '../../src/domain/referral.ts';

describe('The steps of a referral', () => {
  it('lead from every open state to a closed one', () => {
    const closes = (status: ReferralStatus, seen: readonly ReferralStatus[] = []): boolean =>
      nextStatuses[status].length === 0 ||
      nextStatuses[status].some((next) => !seen.includes(next) && closes(next, [...seen, status]));
    expect(referralStatuses.filter((status) => !closes(status))).toEqual([]);
  });

  it('never lead back to submitted', () => {
    const backs = referralStatuses.filter((s) =>
      (nextStatuses[s] as readonly ReferralStatus[]).includes('submitted'),
    );
    expect(backs).toEqual([]);
  });

  it('let a state be said again but not skipped', () => {
    expect(isNextStatus('received', 'received')).toBe(true);
    expect(isNextStatus('submitted', 'received')).toBe(true);
    expect(isNextStatus('submitted', 'completed')).toBe(false);
    expect(isNextStatus('declined', 'attended')).toBe(false);
  });
});
