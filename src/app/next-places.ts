/** Where to go next, best first, worked out from what this phone holds. */
import { type NextHotspot, nextHotspots } from '../analysis/next-hotspot.ts';
import { whyWords } from '../analysis/next-words.ts';
import { riskWeeksOf } from '../analysis/risk-week.ts';
import type { PhoneState } from '../device/phone.ts';
import type { Fix, World } from '../device/world.ts';
import { walkMinutesOf } from '../domain/dwell.ts';
import { edgeMetresOf } from '../domain/edge.ts';
import type { Position } from '../domain/ground.ts';
import type { Incident } from '../domain/incident.ts';
import { openVisitOf, type Patrol } from '../domain/patrol.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import { chanceOf } from './chance-of.ts';
import { ownPatrolsOf } from './start-patrol.ts';

export type NextPlace = {
  readonly hotspot: Hotspot;
  readonly isOwed: boolean;
  /** One is there already. */
  readonly isHere: boolean;
  /** To its edge, 0 inside; `null` with no position. */
  readonly metres: number | null;
  readonly walkMinutes: number | null;
  /** One line. */
  readonly why: string;
};

export type NextAsked = {
  readonly world: Pick<World, 'now'>;
  readonly state: PhoneState;
  readonly reference: Reference;
  readonly patrol: { readonly id: string; readonly fields: Patrol };
  readonly fix: Fix | null;
};

/** A fix older than this says nothing of how far it is. */
const fixAgeMaxMs = 5 * minuteMs;
/** What is owed hardly changes sooner, and who walks to a place wants it to stay the next one. */
const standsMs = 15 * minuteMs;

let last: { readonly key: string; readonly order: readonly NextHotspot[] } = { key: '', order: [] };

/**
 * The order stands until somewhere is reached or left, colleagues are heard of, or a quarter of an hour is over:
 * chance has a say in it, and a list that changed at every look would be no help. A page that the phone dropped and
 * loads anew says the same; another patrol, whose id nobody can foresee, has another.
 */
export function nextPlaces(asked: NextAsked): readonly NextPlace[] {
  const now = asked.world.now();
  const { fix } = asked;
  const from = fix && now - fix.at <= fixAgeMaxMs ? ([fix.lon, fix.lat] as const) : null;
  const here = hereOf(asked);
  const key = keyOf(asked, now, here, from !== null);
  if (key !== last.key) last = { key, order: orderOf(asked, { now, from, chance: chanceOf(key) }) };
  return last.order.map((next) => ({
    ...placeOf(next, now, from),
    isHere: next.hotspot.id === here,
  }));
}

function hereOf({ state: { track }, patrol: { id, fields } }: NextAsked): string | undefined {
  const followed = track?.patrol === id ? track.here?.hotspot : undefined;
  return openVisitOf(fields)?.hotspot ?? followed;
}

function keyOf(
  { state, patrol: { id, fields } }: NextAsked,
  now: Instant,
  here: string | undefined,
  hasPosition: boolean,
): string {
  const spell = Math.floor((now - fields.from) / standsMs);
  const heard = state.covered?.version;
  return JSON.stringify([id, fields.visits.length, here, heard, spell, hasPosition]);
}

type Drawing = {
  readonly now: Instant;
  readonly from: Position | null;
  readonly chance: () => number;
};

function orderOf(
  { state, reference }: NextAsked,
  { now, from, chance }: Drawing,
): readonly NextHotspot[] {
  const incidents = [...state.records.values()].flatMap(({ kind, fields }) =>
    kind === 'incident' ? [fields as Partial<Incident>] : [],
  );
  return nextHotspots({
    reference,
    now,
    from,
    known: {
      own: ownPatrolsOf(state).map(({ fields }) => fields),
      covered: state.covered?.hotspots ?? [],
      asAt: state.covered?.at ?? null,
    },
    risk: riskWeeksOf(incidents, reference.hotspots, reference.partnership.timeZone),
    chance,
  });
}

/** How far it is changes with every step; why one goes there does not. */
function placeOf({ hotspot, why }: NextHotspot, now: Instant, from: Position | null) {
  const metres = from && Math.max(0, edgeMetresOf(from, hotspot.ground));
  return {
    hotspot,
    isOwed: why.minutesOwed > 0,
    metres,
    walkMinutes: metres === null ? null : walkMinutesOf(metres),
    why: whyWords({ ...why, walkMinutes: null }, now),
  };
}
