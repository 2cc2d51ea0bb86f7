/** A patrol: a crew, a way of going, a time, visits to hotspots, and what was done. */
import {
  entryId,
  instant,
  listOf,
  maybe,
  type Of,
  oneOf,
  shape,
  text,
  uuid,
  whole,
} from './schema.ts';

/** No visit is longer than two days. */
const seconds = whole(0, 172_800);

/** Of one patrol. */
export const visitsMax = 200;

export const visitSchema = shape({
  id: uuid,
  hotspot: entryId,
  arrived: instant,
  left: maybe(instant),
  /** Given by the officer's own hand, or worked out from position fixes, which never overrule a hand. */
  source: oneOf(['hand', 'fix']),
  /** Of a visit from fixes: seconds that are sure, and seconds that are possible (`analysis/dwell.ts`). */
  confirmedSeconds: maybe(seconds),
  possibleSeconds: maybe(seconds),
});

const counted = shape({ what: entryId, count: whole(1, 999) });

export const patrolSchema = shape({
  from: instant,
  /** Absent while the patrol runs. */
  to: maybe(instant),
  mode: entryId,
  crew: listOf(shape({ role: entryId, count: whole(1, 50) }), 10),
  zones: listOf(entryId, 20),
  pauses: listOf(shape({ from: instant, to: maybe(instant) }), 50),
  visits: listOf(visitSchema, visitsMax),
  engagements: listOf(counted, 30),
  actions: listOf(counted, 30),
  theme: maybe(entryId),
  priority: maybe(entryId),
  note: maybe(text(500)),
});

export type Visit = Of<typeof visitSchema>;
export type Patrol = Of<typeof patrolSchema>;

export const isRunning = (patrol: Patrol): boolean => patrol.to === undefined;
export const isPaused = (patrol: Patrol): boolean =>
  isRunning(patrol) && patrol.pauses.some((pause) => pause.to === undefined);
export const openVisitOf = (patrol: Patrol): Visit | undefined =>
  patrol.visits.find((visit) => visit.left === undefined);

/** People on the patrol: what person-hours are multiplied by. */
export const crewSizeOf = (patrol: Pick<Patrol, 'crew'>): number =>
  patrol.crew.reduce((people, { count }) => people + count, 0);
