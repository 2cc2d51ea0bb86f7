/**
 * Which hotspot next, worked out on the phone with no signal: minutes still owed, times the risk at
 * this hour, by the minutes it takes to walk there; less where somebody has just been. Among those that
 * are as good as one another chance draws: where patrols come in the same order every night, trouble
 * learns it.
 */
import { walkMinutesOf } from '../domain/dwell.ts';
import { edgeMetresOf } from '../domain/edge.ts';
import type { Position } from '../domain/ground.ts';
import { hotspotsOn } from '../domain/places.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import { hourMs, type Instant, localTimeOf, minuteMs } from '../domain/time.ts';
import { type RiskNow, riskNowOf } from './risk-now.ts';
import { hourOfWeek, type RiskWeek, riskUnknown } from './risk-week.ts';
import { type Known, type WeekCover, weekCoverOf } from './week-cover.ts';

export type NextAsked = {
  readonly reference: Pick<Reference, 'hotspots' | 'partnership'>;
  readonly now: Instant;
  readonly from: Position | null;
  readonly known: Known;
  readonly risk: ReadonlyMap<string, RiskWeek>;
  /**
   * Uniform in 0…1, 1 out: asked once a place on the list. The same for each look at one patrol,
   * or the list would change under the thumb.
   */
  readonly chance: () => number;
};

/** Why, in numbers; the words are another matter. */
export type Why = {
  /** 0 where the week's target is met. */
  readonly minutesOwed: number;
  readonly risk: RiskNow;
  /** `null` with no position. */
  readonly walkMinutes: number | null;
  /** Since anybody was known to be there; `null` where nobody is known to have been. */
  readonly minutesSince: number | null;
  /** When this phone last heard of colleagues. */
  readonly asAt: Instant | null;
};

export type NextHotspot = { readonly hotspot: Hotspot; readonly score: number; readonly why: Why };

/** Best first, those with their target met after all others. */
export function nextHotspots(asked: NextAsked): readonly NextHotspot[] {
  const { day } = localTimeOf(asked.now, asked.reference.partnership.timeZone);
  const all = hotspotsOn(asked.reference, day).map((hotspot) => nextOf(hotspot, asked));
  const owed = all.filter(({ why }) => why.minutesOwed > 0);
  const met = all.filter(({ why }) => why.minutesOwed === 0);
  return [...drawn(owed, asked.chance), ...drawn(met, asked.chance)];
}

/**
 * Nobody can tell a hotspot of this share of the best one's score from the best: the numbers are not
 * that good.
 */
const nearEqualShare = 0.7;

/** At each place one of the near-equals, the better the likelier. */
function drawn(all: readonly NextHotspot[], chance: () => number): readonly NextHotspot[] {
  const left = [...all].sort((a, b) => b.score - a.score || byName(a, b));
  const order: NextHotspot[] = [];
  while (left.length > 0) {
    const best = (left[0] as NextHotspot).score;
    const equals = left.filter(({ score }) => score >= nearEqualShare * best);
    const one = picked(equals, chance());
    order.push(one);
    left.splice(left.indexOf(one), 1);
  }
  return order;
}

const byName = (a: NextHotspot, b: NextHotspot): number =>
  a.hotspot.name.localeCompare(b.hotspot.name, 'en-GB');

function picked(equals: readonly NextHotspot[], chance: number): NextHotspot {
  let left = chance * equals.reduce((sum, { score }) => sum + score, 0);
  const one = equals.find(({ score }) => {
    left -= score;
    return left < 0;
  });
  return one ?? (equals[0] as NextHotspot);
}

function nextOf(hotspot: Hotspot, asked: NextAsked): NextHotspot {
  const { known, now, from, risk } = asked;
  const { timeZone } = asked.reference.partnership;
  const cover = weekCoverOf(hotspot, known, { now, timeZone });
  const hour = hourOfWeek(now, timeZone);
  const week = risk.get(hotspot.id);
  const walkMinutes = from && walkMinutesOf(Math.max(0, edgeMetresOf(from, hotspot.ground)));
  const minutesSince = cover.lastAt === null ? null : (now - cover.lastAt) / minuteMs;
  return {
    hotspot,
    score: scoreOf(cover, week?.hours[hour] ?? riskUnknown, { walkMinutes, minutesSince }),
    why: {
      minutesOwed: cover.minutesOwed,
      risk: week ? riskNowOf(week, hour) : { is: 'too-few' },
      walkMinutes,
      minutesSince,
      asAt: known.asAt,
    },
  };
}

/** A walk of one minute is not worth twice one of two: crossing a street takes as long. */
const walkMinutesMin = 3;
const walkMinutesUnknown = 5;
/**
 * A visit keeps a place quiet for about two hours (Koper 1995): until then the next one is worth less.
 */
const freshMs = 2 * hourMs;
const freshShareMin = 0.05;

function scoreOf(
  { minutesOwed }: WeekCover,
  risk: number,
  { walkMinutes, minutesSince }: Pick<Why, 'walkMinutes' | 'minutesSince'>,
): number {
  const walk = Math.max(walkMinutesMin, walkMinutes ?? walkMinutesUnknown);
  const since = minutesSince === null ? 1 : (minutesSince * minuteMs) / freshMs;
  const fresh = Math.min(1, Math.max(freshShareMin, since));
  // With the target met a minute counts as one owed, so that risk and nearness still make an order.
  return (Math.max(1, minutesOwed) * risk * fresh) / walk;
}
