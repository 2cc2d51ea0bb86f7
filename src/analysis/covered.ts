/** What patrols gave each hotspot this week, kept apart by author only until one's own are taken out. */
import type { Covered } from '../domain/covered.ts';
import type { Patrol } from '../domain/patrol.ts';
import { type Instant, minuteMs } from '../domain/time.ts';

export type AuthoredPatrol = { readonly author: string; readonly fields: Partial<Patrol> };

export type Given = Covered & { readonly author: string };

/** `weekStart`: visits that began before it are of an earlier week. A visit still open ends `now`. */
export function givenThisWeek(
  patrols: readonly AuthoredPatrol[],
  weekStart: Instant,
  now: Instant,
): readonly Given[] {
  const given = new Map<string, Given>();
  for (const { author, fields } of patrols) {
    for (const { hotspot, arrived, left = fields.to } of fields.visits ?? []) {
      if (arrived < weekStart || arrived > now) continue;
      const key = `${author} ${hotspot}`;
      const minutes = Math.round(Math.max(0, (left ?? now) - arrived) / minuteMs);
      const visit = {
        hotspot,
        lastAt: left ?? arrived,
        visitsThisWeek: 1,
        minutesThisWeek: minutes,
      };
      given.set(key, { author, ...together(given.get(key), visit) });
    }
  }
  return [...given.values()];
}

/** By all but one person, in the order of the hotspots' ids, so that the same figures read the same. */
export function coveredByOthers(given: readonly Given[], person: string): readonly Covered[] {
  const covered = new Map<string, Covered>();
  for (const { author, ...one } of given) {
    if (author !== person) covered.set(one.hotspot, together(covered.get(one.hotspot), one));
  }
  return [...covered.values()].sort((a, b) => (a.hotspot < b.hotspot ? -1 : 1));
}

const together = (before: Covered | undefined, one: Covered): Covered => ({
  hotspot: one.hotspot,
  lastAt: Math.max(before?.lastAt ?? 0, one.lastAt),
  visitsThisWeek: (before?.visitsThisWeek ?? 0) + one.visitsThisWeek,
  minutesThisWeek: (before?.minutesThisWeek ?? 0) + one.minutesThisWeek,
});
