/** How a hub's referrals stand: which list each belongs to, in what order, and the month in three numbers. */
import type { Held } from '../../../device/phone.ts';
import { nextStatuses, type Referral, type ReferralStatus } from '../../../domain/referral.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';

export const groupNames = ['new', 'expected', 'in-progress', 'closed'] as const;
export type GroupName = (typeof groupNames)[number];

const groupOf: Readonly<Record<ReferralStatus, GroupName>> = {
  submitted: 'new',
  received: 'expected',
  contacted: 'expected',
  attended: 'in-progress',
  engaged: 'in-progress',
  completed: 'closed',
  declined: 'closed',
  'not-reached': 'closed',
  'not-suitable': 'closed',
  'outside-ages-or-area': 'closed',
  'hub-full': 'closed',
  withdrawn: 'closed',
};

export type HubReferral = Held<'referral'>;
export type Groups = Readonly<Record<GroupName, readonly HubReferral[]>>;

/** Those that wait are read from the oldest, so that nobody waits longest unseen; the closed from the latest. */
export function groupsOf(referrals: readonly HubReferral[]): Groups {
  const inGroup = (name: GroupName) =>
    referrals.filter((held) => groupOf[statusOf(held)] === name).sort(orderOf[name]);
  return {
    new: inGroup('new'),
    expected: inGroup('expected'),
    'in-progress': inGroup('in-progress'),
    closed: inGroup('closed'),
  };
}

type Order = (a: HubReferral, b: HubReferral) => number;
const oldestFirst: Order = (a, b) => (a.fields.from ?? 0) - (b.fields.from ?? 0);
const latestFirst: Order = (a, b) => (b.fields.statusAt ?? 0) - (a.fields.statusAt ?? 0);
const orderOf: Readonly<Record<GroupName, Order>> = {
  new: oldestFirst,
  expected: oldestFirst,
  'in-progress': latestFirst,
  closed: latestFirst,
};

export const statusOf = ({ fields }: HubReferral): ReferralStatus => fields.status ?? 'submitted';

/** The way on comes first; what ends it comes apart, so that nobody closes one by a slip of the thumb. */
export function nextStepsOf(status: ReferralStatus): {
  readonly onward: readonly ReferralStatus[];
  readonly ending: readonly ReferralStatus[];
} {
  const next: readonly ReferralStatus[] = nextStatuses[status];
  const isEnding = (it: ReferralStatus) => groupOf[it] === 'closed' && it !== 'completed';
  return { onward: next.filter((it) => !isEnding(it)), ending: next.filter(isEnding) };
}

export type MonthCounts = {
  readonly referred: number;
  readonly attended: number;
  readonly declined: number;
};

const came: readonly ReferralStatus[] = ['attended', 'engaged', 'completed'];

/** Of those made in the local month of `now`: how many agreed to come, how many came, how many said no. */
export function monthCountsOf(
  referrals: readonly HubReferral[],
  now: Instant,
  timeZone: string,
): MonthCounts {
  const monthOf = (at: Instant) => localTimeOf(at, timeZone).day.slice(0, 7);
  const month = monthOf(now);
  const made = referrals.filter(({ fields }) => fields.from && monthOf(fields.from) === month);
  const count = (is: (referral: Partial<Referral>) => boolean) =>
    made.filter(({ fields }) => is(fields)).length;
  return {
    referred: count(({ agreement }) => agreement !== 'declined'),
    attended: count(({ status }) => came.includes(status ?? 'submitted')),
    declined: count(({ status }) => status === 'declined'),
  };
}
