import { describe, expect, it } from 'vitest';
import {
  groupsOf,
  type HubReferral,
  monthCountsOf,
  nextStepsOf,
} from '../../src/app/features/hub/hub-groups.ts';
import { isNextStatus, type Referral, referralStatuses } from '../../src/domain/referral.ts';

const zone = 'Europe/London';
const now = Date.UTC(2026, 10, 20, 15, 10);
const on = (month: number, day: number, hour = 12): number => Date.UTC(2026, month, day, hour);

let made = 0;
const referral = (fields: Partial<Referral>): HubReferral => ({
  id: `r${made++}`,
  kind: 'referral',
  state: 'received',
  isMine: false,
  version: 1,
  createdAt: now,
  changedAt: now,
  fields: { hub: 'hub', agreement: 'agreed', from: now, status: 'submitted', ...fields },
});

describe('The lists of a hub', () => {
  it('hold each referral once, whatever its state', () => {
    const all = referralStatuses.map((status) => referral({ status }));
    const listed = Object.values(groupsOf(all)).flat();
    expect(listed.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it('put a new one under New, one taken up under Expected, one who came under In progress', () => {
    const groups = groupsOf([
      referral({ status: 'submitted', name: 'A' }),
      referral({ status: 'contacted', name: 'B' }),
      referral({ status: 'engaged', name: 'C' }),
      referral({ status: 'declined', agreement: 'declined' }),
    ]);
    expect(groups.new[0]?.fields.name).toBe('A');
    expect(groups.expected[0]?.fields.name).toBe('B');
    expect(groups['in-progress'][0]?.fields.name).toBe('C');
    expect(groups.closed).toHaveLength(1);
  });

  it('show who has waited longest first', () => {
    const { new: waiting } = groupsOf([
      referral({ name: 'later', from: on(10, 20) }),
      referral({ name: 'sooner', from: on(10, 18) }),
    ]);
    expect(waiting.map(({ fields }) => fields.name)).toEqual(['sooner', 'later']);
  });
});

describe('What may happen next to a referral', () => {
  it('is every step that the rules allow and no other, the way on apart from what ends it', () => {
    for (const status of referralStatuses) {
      const { onward, ending } = nextStepsOf(status);
      const offered = [...onward, ...ending];
      const allowed = referralStatuses.filter((to) => to !== status && isNextStatus(status, to));
      expect(offered.sort()).toEqual(allowed.sort());
    }
    expect(nextStepsOf('submitted').onward).toEqual(['received']);
    expect(nextStepsOf('engaged')).toEqual({
      onward: ['completed'],
      ending: ['declined', 'withdrawn'],
    });
  });
});

describe('A hub’s month in numbers', () => {
  it('counts who agreed, who came and who said no, of those referred in it', () => {
    const counts = monthCountsOf(
      [
        referral({ status: 'submitted' }),
        referral({ status: 'engaged' }),
        referral({ status: 'attended' }),
        referral({ status: 'declined' }),
        referral({ status: 'declined', agreement: 'declined' }),
        referral({ status: 'attended', from: on(9, 30) }),
      ],
      now,
      zone,
    );
    expect(counts).toEqual({ referred: 4, attended: 2, declined: 2 });
  });

  it('begins at the partnership’s own midnight', () => {
    const july = Date.UTC(2026, 6, 15);
    const justInJuly = referral({ from: Date.UTC(2026, 5, 30, 23, 30) });
    expect(monthCountsOf([justInJuly], july, zone).referred).toBe(1);
    expect(monthCountsOf([justInJuly], july, 'UTC').referred).toBe(0);
  });
});
