/** Counting youth hub referrals, as numbers only: which steps each has now. */
import type { ReferralStatus } from '../domain/referral.ts';
import type { CountedRecord, Question } from './counted-record.ts';
import { type Count, newCount } from './tally.ts';

export type ReferralCounts = Readonly<Record<'made' | 'takenUp' | 'attended' | 'declined', Count>>;

/** Where a referral stands is all that is kept: one that went on counts under where it went. */
const standings: Readonly<
  Record<ReferralStatus, readonly Exclude<keyof ReferralCounts, 'made'>[]>
> = {
  submitted: [],
  received: ['takenUp'],
  contacted: ['takenUp'],
  attended: ['takenUp', 'attended'],
  engaged: ['takenUp', 'attended'],
  completed: ['takenUp', 'attended'],
  declined: ['declined'],
  'not-reached': ['takenUp'],
  'not-suitable': [],
  'outside-ages-or-area': [],
  'hub-full': [],
  withdrawn: [],
};

/** A young person who said no is counted as made and declined: the offer was made. */
export function countReferrals(
  referrals: readonly CountedRecord<'referral'>[],
  { momentOf }: Question,
): ReferralCounts {
  const counts = {
    made: newCount(),
    takenUp: newCount(),
    attended: newCount(),
    declined: newCount(),
  };
  for (const { fields } of referrals) {
    const moment = fields.from === undefined ? null : momentOf(fields.from);
    if (!moment) continue;
    counts.made[moment] += 1;
    const status = fields.agreement === 'declined' ? 'declined' : (fields.status ?? 'submitted');
    for (const standing of standings[status]) counts[standing][moment] += 1;
  }
  return counts;
}
