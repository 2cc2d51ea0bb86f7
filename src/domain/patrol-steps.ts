/**
 * What a tap does to a patrol's arrays. Each step answers with the fields that change, whole, as
 * `phone.change` takes them. Two laws hold after every step: at most one visit is open, and no two
 * overlap. A clock that was set back in between must not break them, so a step never ends a thing
 * before it began.
 */
import { isPaused, openVisitOf, type Patrol, type Visit } from './patrol.ts';
import { type Instant, secondMs } from './time.ts';

type Counted = Patrol['engagements'][number];
type Arrival = { readonly id: string; readonly hotspot: string; readonly at: Instant };

/** Closes an open visit elsewhere and goes on after a pause. Already there: nothing changes. */
export function arrive(
  patrol: Patrol,
  { id, hotspot, at }: Arrival,
): Pick<Patrol, 'visits' | 'pauses'> {
  const pauses = closePauses(patrol.pauses, at);
  if (openVisitOf(patrol)?.hotspot === hotspot) return { visits: patrol.visits, pauses };
  const arrived = Math.max(at, lastTimeOf(patrol));
  const visit: Visit = { id, hotspot, arrived, source: 'hand' };
  return { visits: [...closeVisits(patrol.visits, arrived), visit], pauses };
}

export const leave = (patrol: Patrol, at: Instant): Pick<Patrol, 'visits'> => ({
  visits: closeVisits(patrol.visits, at),
});

/** A break is not presence: an open visit ends where the pause begins. */
export function pause(patrol: Patrol, at: Instant): Pick<Patrol, 'visits' | 'pauses'> {
  const from = Math.max(at, lastTimeOf(patrol));
  const pauses = isPaused(patrol) ? patrol.pauses : [...patrol.pauses, { from }];
  return { visits: closeVisits(patrol.visits, from), pauses };
}

export const resume = (patrol: Patrol, at: Instant): Pick<Patrol, 'pauses'> => ({
  pauses: closePauses(patrol.pauses, at),
});

/** Ends the patrol at `at`, or at the last thing that was given by hand if that was later. */
export function end(
  patrol: Patrol,
  at: Instant,
): Required<Pick<Patrol, 'visits' | 'pauses' | 'to'>> {
  const to = Math.max(at, lastByHandOf(patrol));
  const visits = closeVisits(patrol.visits, to).flatMap((visit) => endedBy(visit, to));
  return { to, visits, pauses: closePauses(patrol.pauses, to) };
}

/** What fixes saw after the end is none of the patrol's. */
function endedBy(visit: Visit, to: Instant): Visit[] {
  const { source, arrived, left = to } = visit;
  if (source === 'hand' || left <= to) return [visit];
  if (arrived >= to) return [];
  const secondsMax = Math.round((to - arrived) / secondMs);
  const { confirmedSeconds = 0, possibleSeconds = 0 } = visit;
  return [
    {
      ...visit,
      left: to,
      confirmedSeconds: Math.min(secondsMax, confirmedSeconds),
      possibleSeconds: Math.min(secondsMax, possibleSeconds),
    },
  ];
}

/** Sets one count; 0 takes it off the list, so that nothing says *none* where nobody looked. */
export function count(counts: readonly Counted[], what: string, to: number): Counted[] {
  if (to <= 0) return counts.filter((it) => it.what !== what);
  const isThere = counts.some((it) => it.what === what);
  return isThere
    ? counts.map((it) => (it.what === what ? { what, count: to } : it))
    : [...counts, { what, count: to }];
}

export const countOf = (counts: readonly Counted[], what: string): number =>
  counts.find((it) => it.what === what)?.count ?? 0;

export const totalOf = (counts: readonly Counted[]): number =>
  counts.reduce((total, it) => total + it.count, 0);

/** The latest instant that stands in the patrol: nothing new may begin before it. */
const lastTimeOf = ({ from, visits, pauses }: Patrol): Instant =>
  Math.max(
    from,
    ...visits.map((visit) => visit.left ?? visit.arrived),
    ...pauses.map((it) => it.to ?? it.from),
  );

/** The same of what the officer gave: an end that they set earlier takes with it what fixes saw after it. */
export const lastByHandOf = (patrol: Patrol): Instant =>
  lastTimeOf({ ...patrol, visits: patrol.visits.filter(({ source }) => source === 'hand') });

const closeVisits = (visits: readonly Visit[], at: Instant): Visit[] =>
  visits.map((visit) =>
    visit.left === undefined ? { ...visit, left: Math.max(at, visit.arrived) } : visit,
  );

const closePauses = (pauses: Patrol['pauses'], at: Instant): Patrol['pauses'] =>
  pauses.map((it) => (it.to === undefined ? { ...it, to: Math.max(at, it.from) } : it));
