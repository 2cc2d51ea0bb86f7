/**
 * The one figure-maker: records in, the inspector's summary out. The coordinator's device runs it over
 * what it holds, the server over everything; the same records give the same figures at both ends.
 */
import { type FiguresFilter, isNarrowed, type Period, type Summary } from '../domain/figures.ts';
import type { Kind } from '../domain/records.ts';
import type { Reference } from '../domain/reference.ts';
import { type Instant, localTimeOf } from '../domain/time.ts';
import type { CountedRecord, Question } from './counted-record.ts';
import { countIncidents } from './counts.ts';
import { countPatrols, type PatrolCounts, zonesByHotspotOf } from './patrol-counts.ts';
import { elapsedOf, instantsOf, periodBefore } from './period.ts';
import { countReferrals } from './referral-counts.ts';
import { type Counts, summaryRowsOf } from './summary-rows.ts';
import type { Count } from './tally.ts';

export type SummaryInput = {
  readonly incidents: readonly CountedRecord<'incident'>[];
  readonly patrols: readonly CountedRecord<'patrol'>[];
  /** Only at the server, and only as numbers: no police or council device holds them. */
  readonly referrals?: readonly CountedRecord<'referral'>[];
  readonly reference: Reference;
  readonly filter: FiguresFilter;
  readonly now: Instant;
  /** In a demonstration made-up records are the figures; elsewhere they are never counted. */
  readonly isDemonstration: boolean;
};

export function summaryOf(input: SummaryInput): Summary {
  const { reference, filter, now, isDemonstration } = input;
  const before = periodBefore(filter.period);
  const question = { filter, momentOf: momentsOf(filter.period, before, reference) };
  const incidents = counted(input.incidents, isDemonstration);
  const patrols = counted(input.patrols, isDemonstration);
  const counts: Counts = {
    incidents: countIncidents(incidents, question),
    patrols: countPatrols(patrols, question, zonesByHotspotOf(reference, filter.period.to)),
  };
  return {
    filter,
    before,
    madeAt: now,
    isDemonstration,
    hiddenBelow: 0,
    incidents: counts.incidents.total,
    ...patrolTotalsOf(counts.patrols),
    ...referralPartOf(input, question),
    ...summaryRowsOf(counts, {
      reference,
      filter,
      before,
      elapsed: elapsedOf(filter.period, localTimeOf(now, reference.partnership.timeZone).day),
    }),
    madeOf: {
      withoutZone: counts.incidents.withoutZone.now,
      unfinished: counts.incidents.unfinished.now,
      late: counts.incidents.late.now,
      lastReceivedAt: lastReceivedOf([...incidents, ...patrols]),
    },
  };
}

/** Bounds are worked out once: a local day for each of 20,000 records would take most of the time. */
function momentsOf(
  period: Period,
  before: Period,
  { partnership }: Reference,
): Question['momentOf'] {
  const now = instantsOf(period, partnership.timeZone);
  const then = instantsOf(before, partnership.timeZone);
  return (at) => {
    if (at >= now.start && at < now.end) return 'now';
    return at >= then.start && at < then.end ? 'before' : null;
  };
}

const counted = <K extends Kind>(
  records: readonly CountedRecord<K>[],
  isDemonstration: boolean,
): readonly CountedRecord<K>[] =>
  isDemonstration ? records : records.filter((record) => !record.isDemonstration);

const patrolTotalsOf = ({
  patrols,
  visits,
  minutes,
  personMinutes,
  engagements,
}: PatrolCounts) => ({
  patrols,
  patrolVisits: visits,
  patrolHours: hoursOf(minutes),
  personHours: hoursOf(personMinutes),
  engagements,
});

/** Never for a part of the partnership: a hub's few referrals by place would name a child. */
const referralPartOf = (
  { referrals, filter, isDemonstration }: SummaryInput,
  question: Question,
): Pick<Summary, 'referrals'> =>
  referrals && !isNarrowed(filter)
    ? { referrals: countReferrals(counted(referrals, isDemonstration), question) }
    : {};

/** To a tenth of an hour. */
const hoursOf = ({ now, before }: Count): Count => ({
  now: Math.round(now / 6) / 10,
  before: Math.round(before / 6) / 10,
});

const lastReceivedOf = (records: readonly CountedRecord[]): Instant | null =>
  records.reduce<Instant | null>(
    (last, { receivedAt }) =>
      receivedAt === undefined || (last !== null && last >= receivedAt) ? last : receivedAt,
    null,
  );
